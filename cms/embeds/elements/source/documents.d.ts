// What the build puts in place of "documents": the name of each registered document.
declare module "documents" {
  export const ADDRESS: string;
  export const CALL: string;
  export const COUNTDOWN: string;
  export const EDITIONS: string;
  export const PARTNERS: string;
  export const PROGRAMME: string;
  export const SPEAKERS: string;
}

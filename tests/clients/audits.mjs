/* The audits of the package graphql-http against the gateway at the address given: one line of JSON with what failed. */
import { serverAudits } from "graphql-http";

const audits = serverAudits({ url: process.argv[2], fetchFn: fetch });
const failed = [];
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status !== "ok") failed.push(`${audit.id} ${audit.name}: ${result.reason}`);
}
console.log(JSON.stringify({ audits: audits.length, failed }));

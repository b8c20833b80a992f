// Gives each frame of the forums on this page the height that it tells. Version 1; this file never changes.
(() => {
  const ours = new URL("/embed/", document.currentScript.src).href;
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(ours));
  addEventListener("message", ({ data, source }) => {
    if (data?.message !== "height" || !(data.value > 0)) return;
    const frame = frames().find((each) => each.contentWindow === source);
    if (frame) frame.height = Math.min(Math.ceil(data.value), 100000);
  });
  // Those that have told it before this script was here tell it again.
  for (const frame of frames()) frame.contentWindow?.postMessage({ message: "ready" }, "*");
})();

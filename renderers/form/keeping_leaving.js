// Ways out of the page. Nothing of ours goes anywhere else, and no script could take the page there.

let mayLeave = false;

// A policy cannot forbid a script to navigate, so this does: only the way out below, a file being saved, going back
// and loading the page again are let through.
export function stayHere() {
  globalThis.navigation?.addEventListener("navigate", event => {
    const to = event.destination;
    const saving = event.downloadRequest !== null && to.url.startsWith("blob:");
    const again = event.navigationType === "reload" || event.navigationType === "traverse";
    if (!to.sameDocument && !saving && !again && !mayLeave && event.cancelable) event.preventDefault();
  });
}

// Exit this page: nothing is to be seen from the first moment on. What is being kept gets a second to be kept, and no
// question is asked. Back does not lead here, for the page's own place in the history is taken.
export async function leavePage(flush = async () => {}) {
  document.documentElement.replaceChildren();
  document.title = "";
  await Promise.race([flush().catch(() => {}), new Promise(done => setTimeout(done, 1000))]);
  mayLeave = true;
  location.replace("about:blank");
}

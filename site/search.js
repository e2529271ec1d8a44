// On every page: shows the button of the search, loads the rest when it is first used, and tells a page
// that has this one in a frame what stands below its headings.
"use strict";

const lessonsSearch = (() => {
  const folder = new URL(".", document.currentScript.src);
  const button = document.querySelector("button.search");
  let panel;

  // A script by its tag: from a file, a page can load nothing else.
  function load(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(address));
      document.head.append(script);
    });
  }

  async function open() {
    panel ??= Promise.all(["search-engine.js", "search-panel.js"].map(
      (name) => load(new URL(name, folder))));
    await panel;
    lessonsSearch.show();
  }

  // What is on a page and no text of its chapter.
  const leftOut = "nav, script, style, svg, button, annotation, [popover], .definition, [role=doc-noteref], .output, "
    + ".shape, .note, .failure, .back, .anchor, .reading-time, .prerequisites, .callout-title, "
    + "figcaption > .number, .cell summary, details:has(> .cell) > summary";

  // What stands below the heading with the id `anchor`, up to the next heading; empty: the first one.
  function passage(anchor) {
    const main = document.querySelector("main");
    const headings = [...main.querySelectorAll("h1, h2, h3, h4, h5, h6")];
    const start = anchor === ""
      ? headings.find((heading) => heading.id === "" && heading.localName === "h1")
      : headings.find((heading) => heading.id === anchor);
    const next = headings[headings.indexOf(start) + 1];
    const walker = document.createTreeWalker(
      main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      (node) => node.nodeType === 1 && (node === start || node.matches(leftOut))
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    let text = "";
    let isInside = start === undefined;
    for (let node = walker.nextNode(); node && node !== next; node = walker.nextNode()) {
      isInside ||= start.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (isInside && node.nodeType === 3) text += node.data;
    }
    return text.replace(/\s+/gu, " ").trim();
  }

  if (window.parent !== window) {
    window.addEventListener("message", ({ data, source }) => {
      if (!Array.isArray(data?.lessonsPassages)) return;
      source.postMessage({ lessonsPassages: data.lessonsPassages.map(passage) }, "*");
    });
  }

  if (button) {
    button.hidden = false;
    button.addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
      const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey
        && !event.altKey;
      const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (!isSlash && !isK) return;
      event.preventDefault();
      open();
    });
  }
  return { load, passage, index: button && new URL(button.dataset.index, document.baseURI) };
})();

/* The language and the direction of words in forms, which need not be those of the interface: without them, Arabic
   has its full stops on the wrong side and screen readers spell it out. Form fields have both from the server; the
   blocks of a page, which scripts draw, take them from the page's title. */
(function () {
  "use strict";

  const BOXES = ':is(input[type="text"]:not([autocomplete="off"]), textarea, .public-DraftEditor-content):not([lang])';
  const rightToLeft = document.currentScript.dataset.rightToLeft.split(" ");

  function speak(element, lang, dir) {
    element.lang = lang;
    element.dir = dir;
  }

  window.forums.onArrival(`#page-edit-form [data-streamfield-child] ${BOXES}`, (box) => {
    const title = document.getElementById("id_title");
    if (title && title.lang) {
      speak(box, title.lang, title.dir);
    }
  });

  /* wagtail-localize's editor: each segment shows the source's words above the box of the translation. */
  function localise(segment) {
    const editor = segment.closest(".js-translation-editor");
    const { sourceLocale, locale } = JSON.parse(editor.dataset.props);
    const speakIn = (element, { code }) => {
      if (element) {
        speak(element, code, rightToLeft.includes(code) ? "rtl" : "ltr");
      }
    };
    speakIn(segment.querySelector(":scope > p"), sourceLocale);
    speakIn(segment.querySelector(":scope > div"), locale);
  }

  window.forums.onArrival(".js-translation-editor li > p", (source) => localise(source.parentNode));
})();

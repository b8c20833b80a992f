/* Names for screen readers, where Wagtail and wagtail-localize give none: windows, rich text, cells of tables, tags,
   the boxes of the translation editor and the overview beside a form. The words are the labels that everybody sees;
   those that nobody sees come with the script's own element. */
(function () {
  "use strict";

  const words = document.currentScript.dataset;
  const REQUIRED = /\s*\*\s*$/;

  function textOf(element) {
    return element ? element.textContent.replace(/\s+/g, " ").trim().replace(REQUIRED, "") : "";
  }

  function name(element, text) {
    if (text) {
      element.setAttribute("aria-label", text);
    }
  }

  /* The label of a field; of a block that has none, its type, or else the heading of the panel. */
  function labelFor(input) {
    const panel = input.closest("[data-panel]");
    const found = [
      input.id && document.querySelector(`label[for="${CSS.escape(input.id)}"]`),
      panel && panel.querySelector(".c-sf-block__type"),
      panel && panel.querySelector("[data-panel-heading-text]"),
    ];
    return textOf(found.find(Boolean));
  }

  window.forums.onArrival('.modal[role="dialog"] .modal-body :is(h1, h2)', (heading) => {
    const dialog = heading.closest(".modal");
    name(dialog, textOf(dialog.querySelector(".modal-body :is(h1, h2)")));
  });

  window.forums.onArrival(".public-DraftEditor-content", (editor) => {
    const place = editor.closest("[data-draftail-editor-wrapper]").parentNode;
    name(editor, labelFor(place.querySelector('input[type="hidden"]')));
  });

  window.forums.onArrival("#fileupload", (box) => {
    name(box, textOf(box.parentNode.querySelector("button")));
  });

  window.forums.onArrival(".tagit-new input", (box) => {
    name(box, labelFor(box.closest(".tagit").previousElementSibling));
  });

  /* A column may be renamed later, so a cell is named anew whenever somebody comes to it. */
  function nameCell(box) {
    const cell = box.closest("td");
    const row = cell.closest("tr");
    const number = Array.from(row.cells).indexOf(cell);
    const heading = cell.closest("table").tHead.rows[0].cells[number].querySelector(".column-heading");
    const column = (heading && heading.value.trim()) || number;
    name(box, words.cell.replace("%(column)s", column).replace("%(row)s", row.sectionRowIndex + 1));
  }

  window.forums.onArrival(".typed-table-block td :is(input:not([type='hidden']), textarea)", (box) => {
    nameCell(box);
    box.addEventListener("focus", () => nameCell(box));
  });

  window.forums.onArrival(".js-translation-editor textarea", (box) => {
    const segment = box.closest("li");
    const field = segment.parentNode.closest("li");
    name(box, [field, segment].map((part) => textOf(part.querySelector(":scope > :is(h3, h4)"))).join(" ").trim());
  });

  window.forums.onArrival(".js-translation-editor input[type='file']", (box) => {
    name(box, textOf(box.closest("form").previousElementSibling));
  });

  /* Every block is a section with a heading. As landmarks, of which a page has a handful, they would be noise. */
  window.forums.onArrival("[data-streamfield-child] section.w-panel", (block) => {
    block.setAttribute("role", "group");
  });

  /* While it is folded up, no link of it can be reached with the keyboard, but it can be longer than the window. */
  window.forums.onArrival(".w-minimap__list", (list) => {
    list.tabIndex = 0;
    name(list, words.overview);
  });
})();

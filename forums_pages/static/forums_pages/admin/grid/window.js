/* The window of one session: what is to be known of it, and a form that moves it without dragging. */
(function () {
  "use strict";

  class Window {
    constructor(desk, dialog) {
      this.desk = desk;
      this.dialog = dialog;
      this.content = dialog.querySelector(".programme__content");
      dialog.addEventListener("submit", (event) => this.submit(event));
      dialog.addEventListener("click", (event) => this.press(event));
      dialog.addEventListener("close", () => this.leave());
    }

    get isOpen() {
      return this.dialog.open;
    }

    get form() {
      return this.content.querySelector("form");
    }

    /* Open it as the server has it, or with the fields and sentences of a move that is still a question. */
    async open(session, fields = null, sentences = []) {
      const drawn = await this.desk.sending.window(this.desk.addressFor(session));
      if (!drawn) {
        this.desk.tell([this.desk.element.dataset.lost], "error");
        return;
      }
      this.session = session;
      this.content.replaceChildren(drawn);
      this.dialog.querySelector("h2").textContent = drawn.dataset.title;
      if (this.form) {
        this.prepare(fields, sentences);
      }
      this.dialog.showModal();
      if (sentences.length) {
        this.form?.elements.reason.focus();
      }
    }

    prepare(fields, sentences) {
      const { elements } = this.form;
      Object.entries(fields || {}).forEach(([name, value]) => {
        if (elements[name] && elements[name].type !== "checkbox" && name !== "version") {
          elements[name].value = value;
        }
      });
      if (elements.as_draft) {
        elements.as_draft.checked = this.desk.hasDraftsTarget && this.desk.draftsTarget.checked;
      }
      this.form.querySelector("[data-take-out]").hidden = !elements.day.value && !elements.start_time.value;
      this.complain(sentences);
    }

    complain(sentences) {
      const paragraphs = sentences.map((sentence) => {
        const paragraph = document.createElement("p");
        paragraph.textContent = sentence;
        return paragraph;
      });
      this.content.querySelector(".move__problems").replaceChildren(...paragraphs);
    }

    press(event) {
      if (event.target.closest("[data-close]") || event.target === this.dialog) {
        this.dialog.close();
      } else if (event.target.closest("[data-take-out]")) {
        ["day", "start_time", "end_time", "room"].forEach((name) => {
          this.form.elements[name].value = "";
        });
        this.form.requestSubmit();
      }
    }

    async submit(event) {
      event.preventDefault();
      const { desk, form } = this;
      const button = form.querySelector('[type="submit"]');
      button.disabled = true;
      const answer = await desk.sending.send(form.action, Object.fromEntries(new FormData(form)));
      button.disabled = false;
      if (answer.outcome === "moved") {
        this.dialog.close();
        await desk.takeIn(answer, this.session, {});
        desk.focusOn(this.session);
        return;
      }
      if (answer.outcome === "stale") {
        // Whoever sends the form once more has been told.
        form.elements.version.value = answer.version;
        await desk.sending.apply(answer);
      }
      this.complain(answer.sentences);
      if (answer.outcome === "question") {
        form.elements.reason.focus();
      }
    }

    leave() {
      this.content.replaceChildren();
      this.desk.focusOn(this.session);
    }
  }

  window.forums.grid.Window = Window;
})();

/* A list of chosen records. Wagtail's chooser window finds or creates them; the form is sent with their keys. */
(function () {
  "use strict";

  class ManyController extends window.StimulusModule.Controller {
    static targets = ["button", "list", "template"];
    static values = { pages: Boolean, url: String };

    choose() {
      const add = (result) => {
        [].concat(result).forEach((item) => this.add(item));
      };
      window.ModalWorkflow({
        url: this.urlValue,
        onload: this.pagesValue ? window.PAGE_CHOOSER_MODAL_ONLOAD_HANDLERS : window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: add, pageChosen: add },
      });
    }

    add(item) {
      const key = String(item.id);
      const isThere = Array.from(this.listTarget.querySelectorAll("input")).some((input) => input.value === key);
      if (isThere) {
        return;
      }
      const title = item.string || item.adminTitle || item.title;
      const row = this.templateTarget.content.firstElementChild.cloneNode(true);
      const button = row.querySelector("button");
      row.querySelector("input").value = key;
      row.querySelector(".many__title").textContent = title;
      button.setAttribute("aria-label", `${button.dataset.remove} ${title}`);
      this.listTarget.append(row);
      this.tell();
    }

    remove(event) {
      event.currentTarget.closest("li").remove();
      this.buttonTarget.focus();
      this.tell();
    }

    tell() {
      // Wagtail saves drafts by itself when the form changes; hidden inputs do not say so themselves.
      this.element.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  window.wagtail.app.register("forums-many", ManyController);
})();

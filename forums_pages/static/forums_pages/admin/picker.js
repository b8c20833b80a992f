/* Narrows a long list of checkboxes while somebody types, and says what is chosen. */
(function () {
  "use strict";

  function plain(text) {
    return text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLocaleLowerCase();
  }

  class PickerController extends window.StimulusModule.Controller {
    static targets = ["chosen", "option", "search"];

    filter() {
      const wanted = plain(this.searchTarget.value.trim());
      this.optionTargets.forEach((option) => {
        option.hidden = !plain(option.textContent).includes(wanted);
      });
    }

    stay(event) {
      // Enter in the search box looks for a language; it must not send the form.
      event.preventDefault();
    }

    say() {
      const names = this.optionTargets
        .filter((option) => option.querySelector("input").checked)
        .map((option) => option.querySelector("[data-name]").textContent.trim());
      this.chosenTarget.textContent = names.join(", ") || this.chosenTarget.dataset.empty;
    }
  }

  window.wagtail.app.register("forums-picker", PickerController);
})();

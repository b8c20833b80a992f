/* Wagtail saves drafts by itself while somebody types, but a form that is sent afterwards does not say so: the
   version that its own autosave made would look like one that was "saved elsewhere". And while such a save is
   still on its way nobody knows it yet: of a new page there would be two. So a form that is sent waits for it,
   lets no other one start, and names the version that is its own. */
(function () {
  "use strict";

  function autosaveOf(form) {
    const app = window.wagtail && window.wagtail.app;
    return app ? app.getControllerForElementAndIdentifier(form, "w-autosave") : null;
  }

  function hide(form, name, value) {
    const input = form.querySelector(`input[type="hidden"][name="${name}"]`) || document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }

  document.addEventListener(
    "submit",
    async (event) => {
      const form = event.target;
      const autosave = autosaveOf(form);
      if (!autosave) {
        return;
      }
      const button = event.submitter;
      const onItsWay = autosave.activeValue && autosave.submitPromise;
      autosave.activeValue = false;
      if (onItsWay) {
        event.preventDefault();
        event.stopImmediatePropagation();
        await onItsWay;
      }
      if (autosave.revisionIdValue) {
        hide(form, "overwrite_revision_id", autosave.revisionIdValue);
      }
      if (onItsWay) {
        // By now Wagtail has disabled the button that was pressed, and a disabled one would not be sent.
        if (button && button.name) {
          hide(form, button.name, button.value);
        }
        form.requestSubmit();
      }
    },
    true,
  );
})();

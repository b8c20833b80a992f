/* The programme grid in somebody's hands: what pointers, keys and the window do, and what is told of it. */
(function () {
  "use strict";

  const { Board, Drag, Load, Sending, Window, spotFor } = window.forums.grid;
  const STEP = "forums-programme-step";

  class ProgrammeController extends window.StimulusModule.Controller {
    static targets = ["drafts", "live", "notice", "step", "undo", "window"];
    static values = { words: Object };

    connect() {
      this.board = new Board(this.element);
      this.sending = new Sending(this.board);
      this.window = new Window(this, this.windowTarget);
      this.stepTarget.value = localStorage.getItem(STEP) || this.stepTarget.value;
      this.seen = Date.now();
      this.element.classList.add("programme--ready");
    }

    get step() {
      return Number(this.stepTarget.value);
    }

    keepStep() {
      localStorage.setItem(STEP, this.stepTarget.value);
    }

    /* Pointers */

    press(event) {
      this.letGo();
      const card = event.target.closest(".slot[data-movable]");
      // Fingers scroll; what they touch opens the window.
      if (!card || event.button !== 0 || event.pointerType === "touch" || !this.board.isGrid) {
        return;
      }
      const isEnd = Boolean(event.target.closest(".slot__end"));
      this.drag = new Drag(this, card, event, isEnd, () => {
        this.drag = null;
      });
    }

    hold(event) {
      // A browser drags links by itself.
      event.preventDefault();
    }

    /* After a drag, the browser still sends the click that opens the window. */
    keepQuiet() {
      this.isQuiet = true;
      setTimeout(() => {
        this.isQuiet = false;
      }, 0);
    }

    open(event) {
      const face = event.target.closest(".slot__face");
      if (!face || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
      }
      event.preventDefault();
      if (!this.isQuiet && !this.load) {
        this.window.open(face.closest("[data-session]").dataset.session);
      }
    }

    /* Keys */

    key(event) {
      const card = event.target.closest(".slot");
      if ((event.ctrlKey || event.metaKey) && event.key === "z" && !this.load) {
        event.preventDefault();
        this.undo();
      } else if (this.load) {
        this.keyWhileCarrying(event);
      } else if (card && event.key === " ") {
        event.preventDefault();
        this.pickUp(card);
      } else if (card && event.key.startsWith("Arrow") && !event.altKey) {
        this.walk(event, card);
      }
    }

    keyWhileCarrying(event) {
      const { load } = this;
      if (event.key === "Tab") {
        this.letGo();
        return;
      }
      if (event.key === "Escape") {
        this.escape();
      } else if (event.key === "Enter" || event.key === " ") {
        this.drop();
      } else if (event.key === "Delete" || event.key === "Backspace") {
        load.aim(this.board.unplaced);
        this.drop();
      } else {
        const at = load.spot || this.board.firstSpot(load.card);
        const spot = spotFor(event.key, event.shiftKey, at, this.step, this.board.isRightToLeft);
        if (!spot) {
          return;
        }
        this.show(this.board.within(spot));
        load.outline.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
      event.preventDefault();
      event.stopPropagation();
    }

    escape() {
      if (this.drag) {
        this.drag.giveUp();
      }
      this.letGo();
    }

    pickUp(card) {
      const title = this.titleOf(card);
      if (card.dataset.movable === undefined || !this.board.isGrid) {
        this.say(this.words("fixed", { title }));
        return;
      }
      const load = this.take(card);
      this.say(this.words("picked", { title }));
      this.show(load.spot || this.board.firstSpot(card), true);
    }

    /* Arrows lead to the nearest session in their direction. */
    walk(event, card) {
      const faces = Array.from(this.element.querySelectorAll(".slot .slot__face"));
      const from = card.querySelector(".slot__face").getBoundingClientRect();
      const isAcross = event.key === "ArrowLeft" || event.key === "ArrowRight";
      const sign = event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 1;
      const near = faces
        .map((face) => {
          const box = face.getBoundingClientRect();
          const [x, y] = [box.left + box.width / 2 - from.left - from.width / 2, box.top - from.top];
          const [along, aside] = isAcross ? [x * sign, Math.abs(y)] : [y * sign, Math.abs(x)];
          return { face, along, distance: along + 3 * aside };
        })
        .filter(({ along }) => along > 1)
        .sort((one, other) => one.distance - other.distance)[0];
      if (near) {
        event.preventDefault();
        near.face.focus();
      }
    }

    /* What is carried */

    take(card) {
      this.load = new Load(this.board, card, this.board.spotOf(card));
      return this.load;
    }

    show(spot, isQuiet = false) {
      const { load } = this;
      const meetings = this.board.meets(load.card, spot).map(({ kind, title }) => this.words(kind, { title }));
      const before = load.outline.isConnected ? load.outline.textContent : "";
      load.show(spot, meetings);
      if (before !== load.outline.textContent) {
        this.say([this.board.words(spot), ...meetings].join(". "), isQuiet);
      }
    }

    letGo() {
      if (this.load) {
        const { card } = this.load;
        this.load.end();
        this.load = null;
        this.say(this.words("let_go", { title: this.titleOf(card) }));
      }
    }

    drop() {
      const { load } = this;
      this.load = null;
      load.end();
      const fields = this.fieldsFor(load);
      if (!fields) {
        this.say(this.words("let_go", { title: this.titleOf(load.card) }));
        return;
      }
      if (load.target === "grid" && load.from) {
        load.card.dataset.was = load.card.getAttribute("style");
        this.board.put(load.card, load.spot);
      }
      this.send(load.card, fields);
    }

    /* What to send for the place where something was dropped; null if it stays where it was. */
    fieldsFor({ card, from, spot, target }) {
      if (target === "grid") {
        return this.isSame(from, spot) ? null : this.board.fields(spot);
      }
      if (target === this.board.unplaced) {
        return from ? this.board.fields(null) : null;
      }
      if (!target || target.dataset.day === this.board.shownDay) {
        return null;
      }
      const { starts = "", ends = "", room = "" } = card.dataset;
      return { day: target.dataset.day, start_time: starts, end_time: ends, room };
    }

    titleOf(card) {
      return card.querySelector(".slot__title").textContent;
    }

    isSame(one, other) {
      return Boolean(one) && ["column", "begins", "length"].every((name) => one[name] === other[name]);
    }

    /* What is sent, and what comes of it */

    async send(card, fields) {
      const { session, version } = card.dataset;
      const hadFocus = card.contains(document.activeElement);
      const asDraft = this.hasDraftsTarget && this.draftsTarget.checked ? { as_draft: "on" } : {};
      card.classList.add("slot--sending");
      const answer = await this.sending.send(this.addressFor(session), { version, ...asDraft, ...fields });
      card.classList.remove("slot--sending");
      await this.takeIn(answer, session, fields);
      if (hadFocus && !this.window.isOpen) {
        this.focusOn(session);
      }
    }

    async takeIn(answer, session, fields) {
      if (answer.outcome === "moved" || answer.outcome === "stale") {
        this.undoing = answer.undo ? { fields: answer.undo, session, version: answer.version } : null;
        await this.sending.apply(answer);
        this.tell(answer.sentences, answer.outcome === "moved" ? "success" : "warning");
        return;
      }
      this.board.putBack(session);
      if (answer.outcome === "question") {
        await this.window.open(session, fields, answer.sentences);
      } else {
        this.tell(answer.sentences, "error");
      }
    }

    async undo() {
      if (!this.undoing) {
        return;
      }
      const { fields, session, version } = this.undoing;
      this.undoing = null;
      const answer = await this.sending.send(this.addressFor(session), { ...fields, version });
      await this.takeIn(answer, session, fields);
    }

    focusOn(session) {
      this.board.card(session)?.querySelector(".slot__face").focus({ preventScroll: true });
    }

    addressFor(session) {
      const address = new URL(`${session}/`, window.location.href.split("?")[0]);
      address.searchParams.set("day", this.board.shownDay);
      return address.href;
    }

    /* Words */

    words(name, details) {
      return this.wordsValue[name].replace("{title}", details.title || "");
    }

    say(text, isAdded = false) {
      this.liveTarget.textContent = isAdded ? `${this.liveTarget.textContent} ${text}` : text;
    }

    tell(sentences, kind) {
      this.noticeTarget.className = `programme__notice programme__notice--${kind}`;
      this.noticeTarget.querySelector("p").textContent = sentences.join(" ");
      this.noticeTarget.hidden = false;
      this.undoTarget.hidden = !this.undoing;
      this.say(sentences.join(" "));
    }

    dismiss() {
      this.noticeTarget.hidden = true;
    }

    /* Somebody who was away sees what others did meanwhile. */
    comeBack() {
      const isAway = document.visibilityState === "hidden";
      if (!isAway && !this.load && !this.window.isOpen && Date.now() - this.seen > 20000) {
        this.sending.refresh();
      }
      this.seen = Date.now();
    }
  }

  window.wagtail.app.register("forums-programme", ProgrammeController);
})();

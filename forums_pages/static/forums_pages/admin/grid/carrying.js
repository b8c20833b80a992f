/* Carries one session of the programme grid, by mouse, pen or keyboard, until it is dropped or let go. */
(function () {
  "use strict";

  const { LEAST_LENGTH } = window.forums.grid;
  const MOVED = 4;
  const EDGE = 48;

  /* What is in somebody's hand: a card, the spot it would be dropped on, and the outline that shows it there. */
  class Load {
    constructor(board, card, spot) {
      this.board = board;
      this.card = card;
      this.from = spot;
      this.spot = spot;
      this.target = spot ? "grid" : "unplaced";
      this.outline = document.createElement("div");
      this.outline.className = "programme__outline";
      this.outline.setAttribute("aria-hidden", "true");
      card.classList.add("slot--carried");
    }

    /* Show the session at a spot, and tell the words for it, with whatever it would meet there. */
    show(spot, meetings) {
      this.spot = spot;
      this.target = "grid";
      this.board.put(this.outline, spot);
      const title = this.card.querySelector(".slot__title").cloneNode(true);
      this.outline.replaceChildren(`${this.board.words(spot)} `, title);
      this.outline.classList.toggle("programme__outline--clash", meetings.length > 0);
      if (meetings.length) {
        const note = document.createElement("span");
        note.textContent = meetings.join(" ");
        this.outline.append(note);
      }
      if (!this.outline.isConnected) {
        this.board.list.after(this.outline);
      }
    }

    aim(target) {
      this.target = target;
      this.outline.remove();
    }

    end() {
      this.outline.remove();
      this.card.classList.remove("slot--carried");
      this.board.root.querySelectorAll("[data-aimed]").forEach((each) => each.removeAttribute("data-aimed"));
    }
  }

  /* A drag by mouse or pen, from where it was pressed; ``desk`` shows, drops and lets go. */
  class Drag {
    constructor(desk, card, event, isEnd, done) {
      this.desk = desk;
      this.done = done;
      this.board = desk.board;
      this.card = card;
      this.isEnd = isEnd;
      this.start = { x: event.clientX, y: event.clientY };
      const box = card.getBoundingClientRect();
      const isPlaced = this.board.spotOf(card) !== null;
      // A card of the list beside the grid is another size there: it is held near its upper edge.
      this.above = isPlaced ? event.clientY - box.top : 8;
      this.load = null;
      this.follow = this.follow.bind(this);
      this.drop = this.drop.bind(this);
      this.giveUp = this.giveUp.bind(this);
      window.addEventListener("pointermove", this.follow);
      window.addEventListener("pointerup", this.drop);
      window.addEventListener("pointercancel", this.giveUp);
    }

    follow(event) {
      this.at = { x: event.clientX, y: event.clientY };
      if (!this.load) {
        if (Math.hypot(this.at.x - this.start.x, this.at.y - this.start.y) < MOVED) {
          return;
        }
        this.load = this.desk.take(this.card);
        this.lift();
        this.scroll();
      }
      this.aim();
    }

    lift() {
      document.body.classList.add("programme-dragging");
      if (!this.isEnd) {
        const box = this.card.getBoundingClientRect();
        this.image = this.card.cloneNode(true);
        this.image.removeAttribute("data-session");
        this.image.setAttribute("aria-hidden", "true");
        this.image.className += " slot--image";
        this.image.style.setProperty("inline-size", `${Math.min(box.width, 240)}px`);
        this.board.root.append(this.image);
      }
    }

    aim() {
      const { x, y } = this.at;
      const { load, desk } = this;
      if (this.isEnd) {
        desk.show({ ...load.from, length: this.board.lengthTo(y, load.from, desk.step) });
        return;
      }
      this.image.style.setProperty("transform", `translate(${x + 8}px, ${y - Math.min(this.above, 24)}px)`);
      const below = document.elementFromPoint(x, y);
      const place = below && below.closest("[data-day]:not(.programme__day), .programme__unplaced");
      this.board.root.querySelectorAll("[data-aimed]").forEach((each) => each.removeAttribute("data-aimed"));
      const spot = this.board.spotAt(x, y, this.above, this.board.lengthOf(this.card), desk.step);
      this.image.hidden = Boolean(spot && !place);
      if (place) {
        place.setAttribute("data-aimed", "");
        load.aim(place);
      } else if (spot) {
        desk.show(spot);
      } else {
        load.aim(null);
      }
    }

    /* Near an edge of the grid, let it move under the hand. */
    scroll() {
      if (!this.load) {
        return;
      }
      const view = this.board.day.getBoundingClientRect();
      const { x, y } = this.at;
      const push = (value, low, high) => (value < low + EDGE ? -1 : value > high - EDGE ? 1 : 0);
      const isInside = x > view.left && x < view.right && y > view.top && y < view.bottom;
      if (isInside) {
        const [left, top] = [push(x, view.left, view.right), push(y, view.top, view.bottom)];
        if (left || top) {
          this.board.day.scrollBy(this.isEnd ? 0 : left * 10, top * 10);
          this.aim();
        }
      }
      requestAnimationFrame(() => this.scroll());
    }

    drop() {
      const { load } = this;
      this.end();
      if (load) {
        this.desk.keepQuiet();
        this.desk.drop();
      }
    }

    giveUp() {
      const { load } = this;
      this.end();
      if (load) {
        this.desk.letGo();
      }
    }

    end() {
      window.removeEventListener("pointermove", this.follow);
      window.removeEventListener("pointerup", this.drop);
      window.removeEventListener("pointercancel", this.giveUp);
      document.body.classList.remove("programme-dragging");
      this.image?.remove();
      this.load = null;
      this.done();
    }
  }

  /* The spot that a key leads to; null if the key means nothing here. */
  function spotFor(key, isShifted, spot, step, isRightToLeft) {
    const forward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
    const back = isRightToLeft ? "ArrowRight" : "ArrowLeft";
    const later = { ArrowUp: -step, ArrowDown: step, PageUp: -60, PageDown: 60 }[key];
    if (later !== undefined && isShifted) {
      return { ...spot, length: Math.max((spot.length || 0) + later, LEAST_LENGTH) };
    }
    if (later !== undefined) {
      return { ...spot, begins: spot.begins + later };
    }
    if (key === forward || key === back) {
      return { ...spot, column: spot.column + (key === forward ? 1 : -1) };
    }
    return null;
  }

  Object.assign(window.forums.grid, { Drag, Load, spotFor });
})();

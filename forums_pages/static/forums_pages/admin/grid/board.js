/* The programme grid as it stands on the page: which minute and room is where, and what would clash there. */
(function () {
  "use strict";

  const UNKNOWN_LENGTH = 30;
  const LEAST_LENGTH = 5;
  const LAST_START = 24 * 60 - LEAST_LENGTH;

  function clock(minute) {
    const pad = (number) => String(number).padStart(2, "0");
    return `${pad(Math.floor(minute / 60) % 24)}:${pad(minute % 60)}`;
  }

  function clamp(value, least, most) {
    return Math.min(Math.max(value, least), most);
  }

  /* A spot says where a session is or may be: { column, begins, length }; its length is null while unknown. */
  class Board {
    constructor(root) {
      this.root = root;
    }

    get day() {
      return this.root.querySelector(".programme__day");
    }

    get shownDay() {
      return this.day ? this.day.dataset.day : "";
    }

    get list() {
      return this.root.querySelector(".programme__cards");
    }

    get unplaced() {
      return this.root.querySelector(".programme__unplaced");
    }

    /* On a phone the sessions are a list: there is nowhere to drop one. */
    get isGrid() {
      return Boolean(this.list) && getComputedStyle(this.list).position === "relative";
    }

    get rooms() {
      return Array.from(this.root.querySelectorAll(".programme__room"), (room) => ({
        key: room.dataset.room,
        name: room.dataset.name,
      }));
    }

    get frame() {
      const { first, last } = this.day.dataset;
      return { first: Number(first), last: Number(last) };
    }

    card(key) {
      return this.root.querySelector(`.slot[data-session="${key}"]`);
    }

    cards() {
      return Array.from(this.list ? this.list.querySelectorAll(".slot") : []);
    }

    /* The column of a card's room, which its style tells no more once it was moved by hand. */
    columnOf(card) {
      return this.rooms.findIndex((room) => room.key === card.dataset.room);
    }

    spotOf(card) {
      const { begins } = card.dataset;
      if (begins === undefined) {
        return null;
      }
      return { column: this.columnOf(card), begins: Number(begins), length: this.lengthOf(card) };
    }

    /* Where a session without a place is when it is picked up by the keyboard: as far as it is known. */
    firstSpot(card) {
      const { first, last } = this.frame;
      const seen = first + ((last - first) * this.day.scrollTop) / this.list.offsetHeight;
      const [hours, minutes] = (card.dataset.starts || "").split(":").map(Number);
      const begins = card.dataset.starts ? hours * 60 + minutes : Math.ceil(seen / 60) * 60;
      return this.within({ column: Math.max(this.columnOf(card), 0), begins, length: this.lengthOf(card) });
    }

    lengthOf(card) {
      return card.dataset.length ? Number(card.dataset.length) : null;
    }

    /* The spot under a point of the window; null beside the grid. ``above`` is how far the card reaches above it. */
    spotAt(x, y, above, length, step) {
      const view = this.day.getBoundingClientRect();
      const box = this.list.getBoundingClientRect();
      const isInside = x >= view.left && x <= view.right && y >= view.top && y <= view.bottom;
      if (!isInside || x < box.left || x > box.right) {
        return null;
      }
      const across = this.isRightToLeft ? box.right - x : x - box.left;
      const { first, last } = this.frame;
      const minute = first + ((y - above - box.top) / box.height) * (last - first);
      const column = clamp(Math.floor((across / box.width) * this.rooms.length), 0, this.rooms.length - 1);
      return this.within({ column, begins: Math.round(minute / step) * step, length });
    }

    /* The length that ends at a height of the window, not less than five minutes. */
    lengthTo(y, spot, step) {
      const box = this.list.getBoundingClientRect();
      const { first, last } = this.frame;
      const minute = first + ((y - box.top) / box.height) * (last - first);
      return Math.max(Math.round(minute / step) * step - spot.begins, LEAST_LENGTH);
    }

    within(spot) {
      const { first, last } = this.frame;
      return {
        column: clamp(spot.column, 0, this.rooms.length - 1),
        begins: clamp(spot.begins, first, Math.min(last - LEAST_LENGTH, LAST_START)),
        length: spot.length,
      };
    }

    get isRightToLeft() {
      return getComputedStyle(this.root).direction === "rtl";
    }

    /* Move an element of the grid to a spot; it takes the whole width of its room until the server says more. */
    put(element, spot) {
      const places = { column: spot.column, from: spot.begins, long: spot.length || UNKNOWN_LENGTH, lane: 0, lanes: 1 };
      Object.entries(places).forEach(([name, value]) => element.style.setProperty(`--${name}`, value));
    }

    /* After a refusal, show a session where it still is. */
    putBack(session) {
      const card = this.card(session);
      if (card && card.dataset.was) {
        card.setAttribute("style", card.dataset.was);
      }
    }

    words(spot) {
      const ends = spot.length === null ? "" : `–${clock(spot.begins + spot.length)}`;
      return `${clock(spot.begins)}${ends}${this.root.dataset.comma}${this.rooms[spot.column].name}`;
    }

    /* What a form sends for a spot on the day that is shown; without a spot, that nothing is known. */
    fields(spot) {
      if (spot === null) {
        return { day: "", start_time: "", end_time: "", room: "" };
      }
      return {
        day: this.day.dataset.day,
        start_time: clock(spot.begins),
        end_time: spot.length === null ? "" : clock(spot.begins + spot.length),
        room: this.rooms[spot.column].key,
      };
    }

    /* The other sessions of the day that a session would meet at a spot: in its room, or with one of its people. */
    meets(card, spot) {
      const people = new Set((card.dataset.people || "").split(" ").filter(Boolean));
      const room = this.rooms[spot.column].key;
      const until = spot.begins + (spot.length || 1);
      if (card.dataset.cancelled !== undefined) {
        return [];
      }
      return this.cards().flatMap((other) => {
        const place = this.spotOf(other);
        const isElsewhere = place.begins >= until || spot.begins >= place.begins + (place.length || 1);
        if (other.dataset.session === card.dataset.session || other.dataset.cancelled !== undefined || isElsewhere) {
          return [];
        }
        const title = other.querySelector(".slot__title").textContent;
        const shared = (other.dataset.people || "").split(" ").some((person) => people.has(person));
        const found = [];
        if (room && other.dataset.room === room) {
          found.push({ kind: "room", title });
        }
        if (shared) {
          found.push({ kind: "person", title });
        }
        return found;
      });
    }
  }

  window.forums.grid = { Board, LEAST_LENGTH };
})();

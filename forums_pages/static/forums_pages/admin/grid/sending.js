/* Sends moves of the programme grid one after the other, and redraws what the answer says has changed. */
(function () {
  "use strict";

  const HEADERS = { "X-Requested-With": "XMLHttpRequest" };

  function element(html) {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    return template.content.firstElementChild;
  }

  class Sending {
    constructor(board) {
      this.board = board;
      this.queue = Promise.resolve();
    }

    /* Post fields to a session's address. Resolves to the answer; its outcome is "lost" where there was none. */
    send(address, fields) {
      const answer = this.queue.then(() => this.post(address, fields));
      this.queue = answer;
      return answer;
    }

    async post(address, fields) {
      const body = new FormData();
      Object.entries(fields).forEach(([name, value]) => body.append(name, value));
      body.set("csrfmiddlewaretoken", this.board.root.dataset.token);
      try {
        const response = await fetch(address, { method: "POST", headers: HEADERS, body });
        const answer = await response.json();
        return answer;
      } catch {
        return { outcome: "lost", sentences: [this.board.root.dataset.lost] };
      }
    }

    /* The window's content for a session, as the server draws it; null where it could not be had. */
    async window(address) {
      try {
        const response = await fetch(address, { headers: HEADERS });
        return response.ok && !response.redirected ? element(await response.text()) : null;
      } catch {
        return null;
      }
    }

    /* Redraw what may look different. Whatever the answer does not explain, such as a room that came, is read anew. */
    async apply(answer) {
      const { board } = this;
      this.replace(".programme__unplaced", answer.unplaced);
      this.replace(".programme__days", answer.days);
      this.replace(".programme__problems", answer.problems);
      const frame = board.day ? [board.frame.first, board.frame.last] : [];
      const cards = new Map(board.cards().map((card) => [card.dataset.session, card]));
      const isKnown = answer.placed.every((key) => cards.has(String(key)) || answer.cards[key]);
      if (String(frame) !== String(answer.frame) || !isKnown) {
        await this.refresh();
        return;
      }
      cards.forEach((card) => card.remove());
      answer.placed.forEach((key) => {
        const drawn = answer.cards[key];
        board.list.append(drawn ? element(drawn) : cards.get(String(key)));
      });
    }

    /* Read the page again and put its grid in the place of this one, scrolled as it was. */
    async refresh() {
      const { root } = this.board;
      const response = await fetch(window.location.href);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.querySelector(".programme__desk");
      if (!fresh) {
        window.location.reload();
        return;
      }
      const scrolled = this.board.day ? [this.board.day.scrollLeft, this.board.day.scrollTop] : [0, 0];
      [".programme__desk", ".programme__days", ".programme__problems"].forEach((place) => {
        const [old, next] = [root.querySelector(place), page.querySelector(place)];
        if (old && next) {
          old.replaceWith(next);
        }
      });
      this.board.day?.scrollTo(...scrolled);
    }

    replace(place, html) {
      const old = this.board.root.querySelector(place);
      if (old && html) {
        old.replaceWith(element(html));
      }
    }
  }

  window.forums.grid.Sending = Sending;
})();

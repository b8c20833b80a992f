/* Starts GraphiQL on the page's own address, with the examples that the page carries as data. */
"use strict";

(function () {
  const examples = JSON.parse(document.getElementById("examples").textContent);
  const asked = new URLSearchParams(window.location.search);

  function fetcher(parameters) {
    return fetch(window.location.pathname, {
      method: "POST",
      credentials: "omit",
      headers: { Accept: "application/graphql-response+json", "Content-Type": "application/json" },
      body: JSON.stringify(parameters),
    }).then((response) => response.json());
  }

  const tabs = asked.get("query")
    ? [{ query: asked.get("query"), variables: asked.get("variables") || undefined }]
    : examples.map((query) => ({ query: query }));

  ReactDOM.createRoot(document.getElementById("graphiql")).render(
    React.createElement(GraphiQL, {
      fetcher: fetcher,
      defaultTabs: tabs,
      // An address that carries a query shows that query, whatever was open before.
      query: asked.get("query") || undefined,
      variables: asked.get("query") ? asked.get("variables") || undefined : undefined,
      defaultEditorToolsVisibility: "variables",
      isHeadersEditorEnabled: false,
      shouldPersistHeaders: false,
    }),
  );
})();

(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("so-lieu").textContent);
  var words = data.words;
  var written = null;
  var filters = ["huyen", "nam", "loai", "trang-thai"];
  var cells = all("[data-search]");
  var groups = all("[data-group]");

  function at(id) { return document.getElementById(id); }
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u0111\u00f0]/g, "d").trim();
  }
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  function filter() {
    var asked = fold(at("tim").value).split(/\s+/).filter(Boolean);
    var shown = 0;
    cells.forEach(function (cell) {
      var found = asked.every(function (word) { return cell.getAttribute("data-search").indexOf(word) >= 0; }) &&
        filters.every(function (name) { return !at(name).value || at(name).value === cell.getAttribute("data-" + name); });
      cell.hidden = !found;
      if (found) { shown += 1; }
    });
    groups.forEach(function (group) { group.hidden = !group.querySelector("[data-search]:not([hidden])"); });
    at("khong-thay").hidden = shown > 0;
    at("dem").textContent = fill(words.shown, { n: shown, of: cells.length });
  }

  function node(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }
  function add(parent) {
    Array.prototype.slice.call(arguments, 1).filter(Boolean).forEach(function (child) {
      parent.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
    });
    return parent;
  }
  function scoped(cell, scope) { cell.scope = scope; return cell; }

  function rowsOf(a, b) {
    var keys = [];
    a.concat(b).forEach(function (row) { if (keys.indexOf(row[0]) < 0) { keys.push(row[0]); } });
    function find(rows, key) { return rows.filter(function (row) { return row[0] === key; })[0]; }
    return keys.map(function (key) { return [find(a, key), find(b, key)]; });
  }
  function table(caption, first, heads, pairs, rowHead, cell) {
    var made = node("table");
    var head = add(node("tr"), scoped(node("th", "", first), "col"));
    heads.forEach(function (text) { add(head, scoped(node("th", "", text), "col")); });
    var body = node("tbody");
    pairs.forEach(function (pair) {
      var row = add(node("tr"), add(scoped(node("th"), "row"), rowHead(pair[0] || pair[1], pair)));
      pair.forEach(function (side) { add(row, side ? cell(side) : node("td", "", "–")); });
      add(body, row);
    });
    var mark = data.synthetic ? " (" + words.mark + ")" : "";
    return add(made, node("caption", "", caption + mark), add(node("thead"), head), body);
  }
  function quiet(text) { return node("span", "more", text); }
  function known(text) { return text && text !== "–"; }
  function differs(pair) { return pair[0] && pair[1] && pair[0][3] !== pair[1][3]; }

  function targetTable(heads, pairs) {
    return table(words.targets, words.target, heads, pairs, function (row, pair) {
      return add(node("span"), row[0] + " " + row[1].replace(/\//g, "/\u200b"), quiet(row[2]), differs(pair) && node("span", "differs", words.differs));
    }, function (row) {
      return add(node("td"), node("span", "verdict " + row[3], row[4]), node("span", "value", row[5]),
        row[6] ? node("span", "caveat", words.turns) : null);
    });
  }
  function cardTable(heads, a, b) {
    return table(words.cards, words.card, heads, rowsOf(a.cards, b.cards), function (row) {
      return document.createTextNode(row[0]);
    }, function (row) { return add(node("td"), node("strong", "value", row[1]), quiet(row[2])); });
  }
  function scoreTable(heads, a, b) {
    return table(words.scores, words.score, heads, rowsOf(a.scores, b.scores), function (row) {
      return document.createTextNode(row[0]);
    }, function (row) {
      return add(node("td"), node("strong", "value", row[1]),
        known(row[2]) && quiet(fill(words.band, { band: row[2] })), known(row[3]) && quiet(fill(words.rank, { rank: row[3] })));
    });
  }
  function sources(a, b) {
    var made = add(node("p", "sources"), words.sources + ": ");
    [a, b].forEach(function (page, index) {
      var link = node("a", "", page.title);
      link.href = page.name + ".html";
      add(made, index ? "; " : "", link, " (" + fill(words.as_of, { day: page.asOf }) + ")");
    });
    return add(made, ".");
  }
  function verdicts(pairs) {
    var found = pairs.filter(differs);
    var ids = found.map(function (pair) { return pair[0][0]; }).join(", ");
    return fill(found.length ? words.other_verdicts : words.same_verdicts, { n: found.length, of: pairs.length, ids: ids });
  }
  function show(a, b) {
    var heads = [a, b].map(function (page) {
      return a.unit === b.unit ? fill(words.year_head, { year: page.year }) : page.place;
    });
    var pairs = rowsOf(a.targets, b.targets);
    var scored = a.scores.length + b.scores.length > 0;
    at("loi-so").textContent = verdicts(pairs);
    add(at("ket-qua"), node("h3", "", fill(words.result, { a: a.title, b: b.title })), targetTable(heads, pairs),
      node("p", "note", words.targets_note), cardTable(heads, a, b),
      scored ? scoreTable(heads, a, b) : null, node("p", "note", scored ? words.scores_note : words.no_scores), sources(a, b));
  }

  function mode() { return document.querySelector("[name=kieu]:checked").value; }
  function page(unit, year) {
    return data.pages.filter(function (one) { return one.unit === unit && String(one.year) === year; })[0];
  }
  function chosen() {
    if (mode() === "noi") { return [page(at("noi-a").value, at("nam-chung").value), page(at("noi-b").value, at("nam-chung").value)]; }
    return [page(at("noi-chung").value, at("nam-a").value), page(at("noi-chung").value, at("nam-b").value)];
  }
  function compare() {
    var pair = chosen();
    at("theo-noi").hidden = mode() !== "noi";
    at("theo-nam").hidden = mode() !== "nam";
    at("ket-qua").textContent = at("loi-so").textContent = "";
    if (!pair[0] || !pair[1]) { return; }
    var missing = pair.filter(function (one) { return !one.targets; });
    if (pair[0] === pair[1]) {
      at("loi-so").textContent = mode() === "noi" ? words.same_places : words.same_years;
    } else if (missing.length) {
      var states = missing.map(function (one) { return fill(words.state_of, one); });
      at("loi-so").textContent = fill(words.not_ready, { pages: states.join("; ") });
    } else {
      show(pair[0], pair[1]);
    }
  }

  function choose(names) {
    var pair = names.map(function (name) { return data.pages.filter(function (one) { return one.name === name; })[0]; });
    var unknown = names.filter(function (name, index) { return name && !pair[index]; })[0];
    if (names[0] || names[1]) { at("so-sanh").open = true; }
    if (unknown !== undefined) { return fill(words.unknown, { name: unknown }); }
    if (!pair[0] || !pair[1]) { return ""; }
    var places = pair[0].unit !== pair[1].unit;
    var isDistrict = function (one) { return Boolean(document.querySelector("#noi-a option[value='" + one.unit + "']")); };
    if (places && !(pair[0].year === pair[1].year && pair.every(isDistrict))) { return words.unlike; }
    document.querySelector("[name=kieu][value=" + (places ? "noi" : "nam") + "]").checked = true;
    var values = places ? { "noi-a": pair[0].unit, "noi-b": pair[1].unit, "nam-chung": pair[0].year }
      : { "noi-chung": pair[0].unit, "nam-a": pair[0].year, "nam-b": pair[1].year };
    Object.keys(values).forEach(function (id) { at(id).value = String(values[id]); });
    return "";
  }
  function fromAddress() {
    if (window.location.hash === written) { return; }
    var asked = new URLSearchParams(window.location.hash.slice(1));
    at("tim").value = asked.get("q") || "";
    filters.forEach(function (name) {
      at(name).value = asked.get(name) || "";
      if (at(name).selectedIndex < 0) { at(name).value = ""; }
    });
    at("chon").reset();
    var problem = choose([asked.get("a"), asked.get("b")]);
    filter();
    compare();
    if (problem) { at("loi-so").textContent = problem; }
    written = window.location.hash;
  }
  function toAddress() {
    var said = new URLSearchParams();
    var pair = chosen();
    ["q"].concat(filters).forEach(function (name) {
      var value = at(name === "q" ? "tim" : name).value.trim();
      if (value) { said.set(name, value); }
    });
    if (pair[0] && pair[1]) { said.set("a", pair[0].name); said.set("b", pair[1].name); }
    var address = "#" + (said.toString() || "q=");
    written = address;
    if (window.location.hash !== address) { window.location.replace(address); }
  }
  function changed() { filter(); compare(); toAddress(); }

  at("loc").hidden = at("so-sanh").hidden = false;
  ["loc", "chon"].forEach(function (id) {
    at(id).addEventListener("input", changed);
    at(id).addEventListener("submit", function (event) { event.preventDefault(); });
  });
  at("bo-loc").addEventListener("click", function () { at("loc").reset(); changed(); });
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();

(function () {
  "use strict";
  var input = document.getElementById("tim");
  var count = document.getElementById("dem");
  var none = document.getElementById("khong-thay");
  var cells = Array.prototype.slice.call(document.querySelectorAll("[data-search]"));
  var groups = Array.prototype.slice.call(document.querySelectorAll("[data-group]"));
  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").trim();
  }
  function filter() {
    var words = fold(input.value).split(/\s+/).filter(Boolean);
    var shown = 0;
    cells.forEach(function (cell) {
      var found = words.every(function (word) { return cell.getAttribute("data-search").indexOf(word) >= 0; });
      cell.hidden = !found;
      if (found) { shown += 1; }
    });
    groups.forEach(function (group) { group.hidden = !group.querySelector("[data-search]:not([hidden])"); });
    none.hidden = shown > 0;
    count.textContent = words.length ? shown + " báo cáo" : "";
  }
  function fromAddress() {
    var asked = /^#q=(.*)$/.exec(decodeURIComponent(window.location.hash));
    if (asked) { input.value = asked[1]; }
    filter();
  }
  input.addEventListener("input", filter);
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();

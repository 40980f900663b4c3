/* Before the first paint: the reader's colours, and room for what handbook.js will show. */
(function (root) {
  root.classList.add("hb-js");
  try {
    var scheme = localStorage.getItem("handbook.scheme");
    if (scheme === "light" || scheme === "dark") root.setAttribute("data-hb-scheme", scheme);
  } catch (error) { /* storage may be forbidden; the device decides */ }
})(document.documentElement);

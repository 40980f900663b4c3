/* Runs before the first paint: colour scheme of the reader, and the helpers Material's script expects (it has them inline, our policy allows none). */
(function () {
  "use strict";
  var root = document.documentElement;
  try {
    var scheme = localStorage.getItem("handbook.scheme");
    if (scheme === "light" || scheme === "dark") root.setAttribute("data-hb-scheme", scheme);
  } catch (error) { /* storage may be forbidden; the device decides */ }
  window.__md_scope = new URL(document.currentScript.dataset.base || ".", location);
  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (sum, sign) { return ((sum << 5) - sum + sign.charCodeAt(0)); }, 0);
  };
  window.__md_get = function (key, storage, scope) {
    try { return JSON.parse((storage || localStorage).getItem((scope || window.__md_scope).pathname + "." + key)); } catch (error) { return null; }
  };
  window.__md_set = function (key, value, storage, scope) {
    try { (storage || localStorage).setItem((scope || window.__md_scope).pathname + "." + key, JSON.stringify(value)); } catch (error) { /* not kept */ }
  };
})();

"use strict";
// Shows the changes that the filters ask for, and says how many they are. Without it every change is shown.

(() => {
  const form = document.getElementById("filters");
  if (form === null) return;
  const count = document.getElementById("count");
  const changes = [...document.querySelectorAll(".change")];
  const GRADES = ["none", "review", "breaking"];

  const chosen = (name) => [...form.querySelectorAll(`input[name="${name}"]:checked`)];
  const values = (boxes) => boxes.map((box) => box.value);
  const words = (boxes) => boxes.map((box) => box.labels[0].textContent.trim().toLowerCase());
  const worst = (change, concerns) => Math.max(0, ...concerns.map((name) => GRADES.indexOf(change.dataset[name])));
  const concerned = [...form.querySelectorAll('input[name="concern"]')].map((box) => box.value);

  // A change that asks nothing of the chosen concerns is shown only where it asks nothing of any.
  const wanted = (change, grades, concerns) => {
    if ("accepted" in change.dataset && !form.elements.accepted.checked) return false;
    const grade = worst(change, concerns);
    return grades.includes(GRADES[grade]) && (grade > 0 || worst(change, concerned) === 0);
  };

  const said = (shown) => {
    const many = changes.length;
    if (shown === many) return many === 1 ? "The one change is shown" : `All ${many} changes are shown`;
    const judged = words(chosen("grade")).join(" or ") || "no judgement";
    const about = values(chosen("concern")).length === concerned.length ? "" : `, for ${words(chosen("concern")).join(" or ") || "no concern"}`;
    const without = form.elements.accepted && !form.elements.accepted.checked ? ", without what is accepted" : "";
    return `${shown} of ${many} changes ${shown === 1 ? "is" : "are"} shown: ${judged}${about}${without}`;
  };

  const show = () => {
    const grades = values(chosen("grade"));
    const concerns = values(chosen("concern"));
    let shown = 0;
    for (const change of changes) {
      change.hidden = !wanted(change, grades, concerns);
      shown += change.hidden ? 0 : 1;
    }
    for (const around of document.querySelectorAll(".part, .group")) {
      around.hidden = around.querySelector(".change:not([hidden])") === null;
    }
    for (const link of document.querySelectorAll("nav a")) {
      link.parentElement.hidden = document.getElementById(link.hash.slice(1)).closest(".group").hidden;
    }
    for (const way of document.querySelectorAll(".ways a")) {
      way.parentElement.hidden = document.getElementById(way.hash.slice(1)).hidden;
    }
    for (const around of [...document.querySelectorAll(".cause"), ...document.querySelectorAll(".ways")]) {
      around.hidden = around.querySelector("li:not([hidden])") === null;
    }
    count.textContent = said(shown);
  };

  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();

// Without this script everything is there to read; with it, tables sort and commands copy.
"use strict";

function copyButton(command) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "copy";
  button.addEventListener("click", () => {
    const selection = getSelection();
    selection.selectAllChildren(command.querySelector("code"));
    button.textContent = document.execCommand("copy") ? "copied" : "selected";
    setTimeout(() => { button.textContent = "copy"; }, 1500);
  });
  command.append(button);
}

// A row and the remarks below it stay together.
function groupsOf(body) {
  const groups = [];
  for (const row of body.rows) {
    if (row.classList.contains("remark")) {
      groups[groups.length - 1].push(row);
    } else {
      groups.push([row]);
    }
  }
  return groups;
}

function keyOf(group, column) {
  const cell = group[0].cells[column];
  return cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort);
}

function compare(a, b) {
  return typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true });
}

function sortable(head) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const descending = head.ariaSort === "ascending";
    for (const other of head.parentElement.cells) {
      other.removeAttribute("aria-sort");
    }
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const body = head.closest("table").tBodies[0];
    const groups = groupsOf(body);
    const column = head.cellIndex;
    groups.sort((a, b) => compare(keyOf(a, column), keyOf(b, column)) * (descending ? -1 : 1));
    body.append(...groups.flat());
  });
}

// What is folded must open when a link points into it, and on paper.
function unfold(inside) {
  const fold = inside === null ? null : inside.closest("details");
  if (fold !== null) {
    fold.open = true;
    inside.scrollIntoView();
  }
}

document.querySelectorAll(".command").forEach(copyButton);
document.querySelectorAll("thead th").forEach(sortable);
addEventListener("hashchange", () => unfold(document.getElementById(location.hash.slice(1))));
unfold(document.getElementById(location.hash.slice(1)));
addEventListener("beforeprint", () => {
  document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
});

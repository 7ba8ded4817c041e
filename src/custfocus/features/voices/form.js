"use strict";
(() => {
  const asked = JSON.parse(document.getElementById("asked").textContent);
  const at = (id) => document.getElementById(id);
  const form = at("form"), text = at("text"), done = at("done"), result = at("result"), summary = at("summary");
  const key = "custfocus-answer-" + asked.invitation;
  let keeps = true, unsent = false;

  const radios = (place) => [...form.querySelectorAll(`input[name="s${place}"]`)];
  const chosen = (place) => radios(place).find((radio) => radio.checked);

  function keep() {
    const ticked = asked.statements.map((_, index) => chosen(index + 1)?.value ?? null);
    try {
      localStorage.setItem(key, JSON.stringify({ ticked, text: text.value }));
    } catch {
      keeps = false;
    }
  }

  function takeUp() {
    try {
      localStorage.setItem(key + "-try", "1");
      localStorage.removeItem(key + "-try");
      const kept = JSON.parse(localStorage.getItem(key));
      if (!kept) return;
      text.value = kept.text;
      kept.ticked.forEach((value, index) => {
        const radio = radios(index + 1).find((each) => each.value === value);
        if (radio) radio.checked = true;
      });
    } catch {
      keeps = false;
    }
  }

  function sayWhetherKept() {
    at("kept").textContent = keeps
      ? "What you tick and type is kept in this browser until you clear it, in case the page is closed by mistake."
      : "This browser keeps nothing of what you type: leave the page open until you have sent your answer.";
  }

  function mark(place, missing) {
    at(`s${place}-error`).hidden = !missing;
    if (missing) at(`s${place}`).setAttribute("aria-describedby", `s${place}-error`);
    else at(`s${place}`).removeAttribute("aria-describedby");
  }

  function missing() {
    return asked.statements.map((_, index) => index + 1).filter((place) => !chosen(place));
  }

  function complain(words, links) {
    at("summary-words").textContent = words;
    at("summary-list").replaceChildren(...links.map(([label, id, target]) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = `#${id}`;
      link.textContent = label;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        target.focus();
      });
      item.append(link);
      return item;
    }));
    summary.hidden = false;
    summary.focus();
  }

  function crc32(letters) {
    let crc = -1;
    for (const letter of letters) {
      crc ^= letter.charCodeAt(0);
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ((crc ^ -1) >>> 0).toString(16).padStart(8, "0");
  }

  function armoured(content) {
    const bytes = new TextEncoder().encode(JSON.stringify(content));
    const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    const body = letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
    const lines = `${body}.${crc32(body)}`.match(new RegExp(`.{1,${asked.line}}`, "g"));
    return [asked.begin, ...lines, asked.end].join("\n");
  }

  function answer() {
    const words = new TextDecoder().decode(new TextEncoder().encode(text.value)).trim();
    const ratings = {}, lines = ["My answer", ""];
    asked.statements.forEach((statement, index) => {
      const value = chosen(index + 1).value;
      ratings[statement.id] = value ? Number(value) : null;
      lines.push(`${index + 1}. ${statement.says}`);
      lines.push(value ? `   ${value}: ${asked.scale[value - 1]}` : `   ${asked.cant_say}`, "");
    });
    if (words) lines.push("In my own words:", words.replace(/\[(?=\s*(end\s+of\s+)?custfocus)/gi, "("), "");
    lines.push("Please leave the lines below as they are: they say the same to the program that takes this in.", "");
    lines.push(armoured({ form: asked.form, invitation: asked.invitation, ratings, text: words }), "");
    return lines.join("\n");
  }

  function changed() {
    unsent = true;
    done.hidden = true;
    at("cleared").textContent = "";
    asked.statements.forEach((_, index) => chosen(index + 1) && mark(index + 1, false));
    if (!summary.hidden && !missing().length) summary.hidden = true;
    const kept = keeps;
    keep();
    if (kept !== keeps) sayWhetherKept();
  }

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const places = missing();
    asked.statements.forEach((_, index) => mark(index + 1, places.includes(index + 1)));
    if (places.length) {
      const these = places.length === 1 ? "this one" : `these ${places.length}`;
      const link = (place) => [`${place}. ${asked.statements[place - 1].says}`, `s${place}`, radios(place)[0]];
      complain(`Please choose a step, or \u201c${asked.cant_say}\u201d, for ${these}:`, places.map(link));
      return;
    }
    if (!text.value.trim() && asked.statements.every((_, index) => !chosen(index + 1).value)) {
      complain("There is nothing to send yet. A word or two in the field at the end would do:", [["Write something", "text", text]]);
      return;
    }
    summary.hidden = true;
    result.value = answer();
    at("status").textContent = "";
    done.hidden = false;
    at("done-title").focus({ preventScroll: true });
    done.scrollIntoView({ block: "start" });
  });

  at("save").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([result.value], { type: "text/plain;charset=utf-8" }));
    link.download = asked.file;
    document.body.append(link);
    link.click();
    link.remove();
    unsent = false;
    at("status").textContent = `Saved as ${asked.file}, where your browser keeps downloads. Attach it to your reply.`;
  });

  at("copy").addEventListener("click", async () => {
    let copied = true;
    try {
      await navigator.clipboard.writeText(result.value);
    } catch {
      result.focus();
      result.select();
      copied = document.execCommand("copy");
    }
    if (copied) unsent = false;
    at("status").textContent = copied
      ? "Copied. Paste it into your reply."
      : "This browser doesn't let the page copy: the text below is selected, copy it from there.";
  });

  at("clear").addEventListener("click", () => {
    if (!confirm("Clear all that you ticked and typed here?")) return;
    form.reset();
    try {
      localStorage.removeItem(key);
    } catch {
      keeps = false;
    }
    unsent = false;
    done.hidden = summary.hidden = true;
    asked.statements.forEach((_, index) => mark(index + 1, false));
    at("cleared").textContent = "Cleared. Nothing of it is kept.";
  });

  addEventListener("beforeunload", (event) => {
    if (!keeps && unsent) event.preventDefault();
  });

  takeUp();
  sayWhetherKept();
  at("buttons").hidden = false;
})();

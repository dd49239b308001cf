/*
 * Six conveniences. Every page reads in full without this file.
 *
 * 1. form.filters[data-filters="#list"]: each <select name="speaker"> hides the children of the list
 *    whose data-speaker does not hold the chosen word. The choice lives in the address, so it can be
 *    shared. The form stays out of sight until this script has run.
 * 2. An address that points at, or into, a closed <details> opens it.
 * 3. A table that scrolls sideways can be scrolled from the keyboard.
 * 4. On paper a number stands beside each link that leaves the site, and its address at the end.
 * 5. In the search a word typed in full counts for more than the beginning of a longer one: `no` before “not” and “now”.
 * 6. A button beside each citation copies it.
 */
;(() => {
  "use strict"

  const words = (item, name) => (item.getAttribute("data-" + name) || "").split(/\s+/)

  function setUp(form) {
    const list = document.querySelector(form.dataset.filters)
    const selects = [...form.querySelectorAll("select[name]")]
    if (!list || !selects.length) return

    // A child that carries none of the filtered facts (a heading between groups) is left alone.
    const items = [...list.children].filter(item =>
      selects.some(select => item.hasAttribute("data-" + select.name)))
    const output = form.querySelector("output") || form.appendChild(document.createElement("output"))
    output.setAttribute("aria-live", "polite")

    function apply() {
      const chosen = selects.filter(select => select.value)
      let shown = 0
      for (const item of items) {
        item.hidden = !chosen.every(select => words(item, select.name).includes(select.value))
        if (!item.hidden) shown += 1
      }
      output.textContent = (form.dataset.count || "{shown} of {total} shown")
        .replace("{shown}", shown).replace("{total}", items.length)
      form.classList.toggle("filtering", chosen.length > 0)
    }

    // A choice is a step that the back button undoes.
    function write(step) {
      const url = new URL(location.href)
      for (const { name, value } of selects) {
        if (value) url.searchParams.set(name, value)
        else url.searchParams.delete(name)
      }
      if (url.href !== location.href) step.call(history, history.state, "", url)
    }

    function all() {
      for (const select of selects) select.value = ""
      apply()
    }

    function read() {
      const query = new URLSearchParams(location.search)
      for (const select of selects) {
        select.value = query.get(select.name) || ""
        if (select.selectedIndex < 0) select.value = "" // a word no option knows
      }
      apply()
    }

    form.addEventListener("change", () => { apply(); write(history.pushState) })
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("reset", event => { event.preventDefault(); all(); write(history.pushState) })
    form.addEventListener("reveal", () => { all(); write(history.replaceState) })
    addEventListener("popstate", read)
    read()
    form.classList.add("ready")
  }

  function reveal() {
    let id = location.hash.slice(1)
    try { id = decodeURIComponent(id) } catch { /* a stray percent sign: take it as it is */ }
    const target = id && document.getElementById(id)
    if (!target) return

    // A fact somebody links to is never hidden by a filter chosen earlier.
    if (target.closest("[hidden]"))
      for (const form of document.querySelectorAll("form.filters.filtering")) form.dispatchEvent(new Event("reveal"))
    for (let el = target; el; el = el.parentElement)
      if (el instanceof HTMLDetailsElement) el.open = true
    setTimeout(() => target.scrollIntoView())
  }

  for (const form of document.querySelectorAll("form.filters[data-filters]")) setUp(form)
  addEventListener("hashchange", reveal)
  reveal()

  // What is typed as `Putin: extend` or `no` goes to Material's worker as `Putin extend Putin^8 extend^8`, `no no^8`.
  // Where the reader writes operators of their own, nothing is added.
  function exactly(query) {
    if (/["*~^]|(?:^|\s)[+-]\S/.test(query)) return query
    const found = query.match(/[\p{L}\p{N}]+(?:[.'’][\p{L}\p{N}]+)*/gu) || []
    return [...found, ...found.map(word => word + "^8")].join(" ")
  }

  if (document.querySelector(".md-search[role=search]")) {
    const post = Worker.prototype.postMessage
    Worker.prototype.postMessage = function (message, ...rest) {
      if (message && message.type === 2 && typeof message.data === "string")
        message = { ...message, data: exactly(message.data) }
      return post.call(this, message, ...rest)
    }
  }

  function footnotes() {
    const numbers = new Map()
    for (const link of document.querySelectorAll(".x a[href^=http]")) {
      const address = link.href.split("#")[0]
      if (!numbers.has(address)) numbers.set(address, numbers.size + 1)
      const mark = document.createElement("sup")
      mark.className = "footnote"
      mark.textContent = numbers.get(address)
      link.after(mark)
    }
    const list = document.createElement("ol")
    list.className = "footnotes"
    for (const address of numbers.keys()) list.appendChild(document.createElement("li")).textContent = address
    if (numbers.size) document.querySelector(".x").append(list)
  }

  function copyButtons(box) {
    for (const text of box.querySelectorAll("pre")) {
      const button = document.createElement("button")
      button.type = "button"
      button.className = "copy"
      button.textContent = box.dataset.copy
      button.setAttribute("aria-live", "polite")
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text.textContent)
        button.textContent = box.dataset.copied
        setTimeout(() => { button.textContent = box.dataset.copy }, 2000)
      })
      text.before(button)
    }
  }

  // A browser gives the clipboard only to pages that came safely.
  if (navigator.clipboard)
    for (const box of document.querySelectorAll("details.cite[data-copy]"))
      box.addEventListener("toggle", () => copyButtons(box), { once: true })

  addEventListener("beforeprint", footnotes)
  addEventListener("afterprint", () => document.querySelectorAll(".footnote, .footnotes").forEach(el => el.remove()))

  addEventListener("load", () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap"))
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
  })
})()

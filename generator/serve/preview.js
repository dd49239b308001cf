/*
 * In the preview only: waits for the next build, shows its findings over the page or loads the page anew.
 * Findings are text, whatever an editor typed.
 */
;(async () => {
  "use strict"

  function show(text) {
    document.getElementById("_findings")?.remove()
    if (!text) return
    const panel = document.createElement("pre")
    panel.id = "_findings"
    panel.setAttribute("role", "alert")
    panel.tabIndex = 0
    panel.textContent = text
    Object.assign(panel.style, {
      position: "fixed", inset: "auto 0 0 0", zIndex: 9999, margin: 0, padding: "1rem 1.25rem", maxHeight: "60vh", overflow: "auto",
      background: "#1c1a17", color: "#f6f1e6", font: "0.875rem/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap",
      borderTop: "4px solid #e8ae68",
    })
    document.body.append(panel)
  }

  let version = -1
  for (;;) {
    try {
      const found = await (await fetch("/_explainer/state?since=" + version)).json()
      if (version >= 0 && found.version !== version && found.ok) return location.reload()
      if (found.version !== version) show(found.ok ? "" : found.text)
      version = found.version
    } catch {
      await new Promise(done => setTimeout(done, 1000)) // the preview was ended, or is starting again
    }
  }
})()

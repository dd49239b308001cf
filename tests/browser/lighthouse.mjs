// Prints what Lighthouse says of each address, on a phone and on a desk: node lighthouse.mjs CHROMIUM ADDRESS…
import * as launcher from "chrome-launcher"
import lighthouse from "lighthouse"
import desk from "lighthouse/core/config/desktop-config.js"

const [chromePath, ...addresses] = process.argv.slice(2)
const chrome = await launcher.launch({
  chromePath,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
})
const said = []
try {
  for (const address of addresses)
    for (const [device, config] of [["phone", undefined], ["desk", desk]]) {
      const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "silent", disableFullPageScreenshot: true,
        networkQuietThresholdMs: 1000, cpuQuietThresholdMs: 500 }, config)
      const scores = Object.fromEntries(Object.values(lhr.categories).map(category => [category.id, Math.round(category.score * 100)]))
      const failed = Object.entries(lhr.categories).filter(([id]) => id !== "performance").flatMap(([, category]) => category.auditRefs)
        .filter(ref => ref.weight > 0 && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 1)
        .map(ref => `${ref.id}: ${lhr.audits[ref.id].title}`)
      said.push({ address, device, scores, failed, error: lhr.runtimeError?.message ?? null })
    }
} finally {
  await chrome.kill()
}
process.stdout.write(JSON.stringify(said))

export const INBOX_STYLE = `
:root{color-scheme:light dark;--ink:#1f2430;--soft:#667085;--line:#e3e6ec;--paper:#fff;--back:#f5f6f9;--accent:#b4530a;--tint:#fff4e8;--good:#0f7b45;--goodback:#e5f6ec;--bad:#a33;--badback:#fdecec;--own:#4a3fb5;--ownback:#eeecfb}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaf0;--soft:#9aa3b5;--line:#2d3340;--paper:#1a1e27;--back:#12151c;--accent:#f0a35c;--tint:#2b2118;--good:#6ddc9f;--goodback:#123323;--bad:#ff9a9a;--badback:#3a1a1a;--own:#b3abff;--ownback:#26224a}}
*{box-sizing:border-box}
body{margin:0;height:100vh;display:flex;flex-direction:column;background:var(--back);color:var(--ink);font:15px/1.45 system-ui,-apple-system,'Segoe UI',sans-serif}
header{display:flex;align-items:baseline;gap:1.2em;padding:14px 22px;background:var(--paper);border-bottom:1px solid var(--line)}
h1{margin:0;font-size:19px;letter-spacing:-.01em}h1 span{color:var(--accent);font-weight:500}
header p{margin:0;color:var(--soft);font-size:14px}a{color:var(--accent)}
main{flex:1;min-height:0;display:grid;grid-template-columns:minmax(300px,400px) 1fr}
nav{overflow:auto;background:var(--paper);border-right:1px solid var(--line)}
.item{display:block;padding:12px 18px;border-bottom:1px solid var(--line);border-left:3px solid transparent;color:inherit;text-decoration:none}
.item:hover{background:var(--back)}.item[aria-current]{background:var(--tint);border-left-color:var(--accent)}
.item:focus-visible,.button:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}
.line{display:flex;justify-content:space-between;gap:10px;align-items:center}
.line b,.subject,.to{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.line b{font-weight:600}.subject{display:block;margin:2px 0 4px}
time{color:var(--soft);font-size:12.5px;white-space:nowrap;font-variant-numeric:tabular-nums}.to{color:var(--soft);font-size:13px}
.badges{display:flex;gap:5px;flex:none}.badge{font-style:normal;font-size:11px;font-weight:600;padding:1px 7px;border-radius:9px}
.good{color:var(--good);background:var(--goodback)}.bad{color:var(--bad);background:var(--badback)}.own{color:var(--own);background:var(--ownback)}
section{min-width:0;display:flex;flex-direction:column}.empty{margin:auto;padding:40px 24px;color:var(--soft);text-align:center}
article{flex:1;min-height:0;display:flex;flex-direction:column;margin:18px;background:var(--paper);border:1px solid var(--line);border-radius:10px;overflow:hidden}
.top{display:flex;justify-content:space-between;gap:16px;align-items:start;padding:18px 22px 0}h2{margin:0;font-size:20px;line-height:1.3;overflow-wrap:anywhere}
.button{flex:none;padding:5px 14px;border:1px solid var(--line);border-radius:7px;text-decoration:none;font-size:13.5px;color:inherit}.button:hover{border-color:var(--accent)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:3px 16px;margin:12px 22px 16px;font-size:13.5px}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.files{list-style:none;display:flex;flex-wrap:wrap;gap:8px;margin:0 22px 14px;padding:0;font-size:13px}.files li{padding:4px 10px;background:var(--back);border-radius:7px}
iframe{flex:1;width:100%;min-height:240px;border:0;border-top:1px solid var(--line);background:#fff}
@media (max-width:820px){main{grid-template-columns:1fr}main.listing section,main.reading nav{display:none}header{flex-wrap:wrap;gap:0 1em}}`;

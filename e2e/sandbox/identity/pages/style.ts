export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f3f2f1; --card: #fff; --text: #1b1a19; --quiet: #605e5c; --line: #d2d0ce; --hover: #f3f2f1;
  --accent: #0f6cbd; --on-accent: #fff; --notice: #fff4ce; --on-notice: #3b2f00; --error: #fde7e9; --on-error: #8e0b16;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #141414; --card: #242424; --text: #f5f5f5; --quiet: #b8b6b4; --line: #4a4a4a; --hover: #303030;
    --accent: #62abf5; --on-accent: #0a1a2b; --notice: #3b3314; --on-notice: #ffe7a3; --error: #442726; --on-error: #ffb3b8;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem 1rem;
  background: var(--page); color: var(--text); font: 1rem/1.5 "Segoe UI", system-ui, sans-serif;
}
main {
  width: 100%; max-width: 28rem; padding: 2rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .75rem; box-shadow: 0 .5rem 1.5rem rgb(0 0 0 / 12%);
}
h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.25; font-weight: 600; }
p { margin: 0 0 1rem; }
.quiet { color: var(--quiet); }
.notice, .error { padding: .625rem .875rem; border-radius: .375rem; font-size: .875rem; }
.notice { margin: 1.25rem 0 0; background: var(--notice); color: var(--on-notice); }
.error { background: var(--error); color: var(--on-error); overflow-wrap: anywhere; }
ul { list-style: none; margin: 0 0 1rem; padding: 0; border-top: 1px solid var(--line); }
li { position: relative; border-bottom: 1px solid var(--line); }
button, input { font: inherit; color: inherit; }
button { cursor: pointer; }
.account {
  display: grid; grid-template-columns: 2.5rem 1fr; gap: 0 .875rem; align-items: center; width: 100%;
  padding: .625rem .5rem; border: 0; background: none; text-align: start;
}
.account:hover { background: var(--hover); }
.initials {
  grid-row: span 2; width: 2.5rem; height: 2.5rem; border-radius: 50%; display: grid; place-items: center;
  background: var(--accent); color: var(--on-accent); font-size: .875rem; font-weight: 600;
}
.account.disabled .initials { background: var(--line); color: var(--text); }
.name { font-weight: 600; line-height: 1.3; padding-inline-end: 8rem; }
.address { grid-column: 2; color: var(--quiet); font-size: .875rem; overflow-wrap: anywhere; }
.tag {
  position: absolute; inset-block-start: .75rem; inset-inline-end: .5rem; max-width: 8rem; pointer-events: none;
  color: var(--quiet); font-size: .8125rem; line-height: 1.3; text-align: end;
}
label { display: block; font-size: .875rem; font-weight: 600; }
input[type="text"] {
  width: 100%; margin: .25rem 0 1rem; padding: .5rem .625rem; background: var(--card);
  border: 1px solid var(--quiet); border-radius: .25rem;
}
.actions { display: flex; gap: .75rem; justify-content: flex-end; }
.primary, .secondary { padding: .375rem 1.25rem; border-radius: .25rem; border: 1px solid var(--quiet); background: none; }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font-size: 1.25rem; letter-spacing: .1em; }
`

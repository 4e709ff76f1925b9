/** The backlog of the demo: file name and text. */
export const BACKLOG: { readonly [file: string]: string } = {
  'back-1-sign-in.md': `---
id: back-1
title: Sign in with an e-mail link
status: todo
labels: [auth]
priority: high
---

People ask for a link instead of a password.

The link works once, for fifteen minutes.
`,
  'back-2-export.md': `---
id: back-2
title: Export a project as CSV
status: todo
labels: [export]
priority: medium
---

One line a task, in the order of the board.

Dates are written as ISO 8601.
`,
  'back-3-dark-mode.md': `---
id: back-3
title: Dark mode
status: doing
labels: [ui]
priority: low
---

Follow the system setting.
`,
  'back-4-search.md': `---
id: back-4
title: Search in comments
status: todo
labels: [search]
priority: medium
---

Comments are found like titles.
`,
  'back-5-import.md': `---
id: back-5
title: Import from a spreadsheet
status: todo
labels: [export]
priority: low
---

The first row names the fields.
`,
};

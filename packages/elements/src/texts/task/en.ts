import type { StorageTrouble } from '../../storage/local-storage.js'

export const task = {
  label: (title: string) => `Task: ${title}`,
  /** The exercise has no code to write. */
  experimentAlone: (title: string) =>
    `"${title}" has no code to write: it is an experiment. Use the element firstgrad-experiment for it.`,
  editor: (file: string) => `Your code, ${file}`,
  keys: 'Ctrl-Enter or ⌘-Enter checks. Tab leaves the editor; Ctrl-] or ⌘-] indents a line.',
  locked: 'Whoever made this link has locked the code: it can be checked and read, not changed.',
  syntaxHere: 'From here on, this cannot be read as TypeScript.',
  check: 'Check',
  hint: (next: number, of: number) => `Next hint (${next} of ${of})`,
  noMoreHints: 'All hints are shown',
  solution: 'Solution',
  hideSolution: 'Hide the solution',
  reset: 'Reset',
  takeBack: 'Take back',
  share: 'Share',

  unjudged: 'Not checked yet.',
  passedBefore: 'You have passed this one.',
  typing: 'Checks when you pause.',
  running: 'Checking …',
  resetDone: 'The starter is back. Your code is kept: "Take back" returns it.',
  takenBack: 'Your code is back.',
  linkTaken: 'This code came with the link. Your own is kept: "Take back" returns it.',
  linkBroken: (why: string) => `${why} Below is your own code.`,
  copied: 'The link is copied. It holds this exercise and your code; nothing was sent anywhere.',
  copyThis: 'Copy this link; it holds this exercise and your code:',
  link: 'Link to this code',

  notKept: {
    forbidden:
      'This browser does not let the page keep anything. Checks, hints and the solution work; what you did is forgotten when you leave. Allow site data for this page, or copy your code.',
    full: 'The storage of this browser is full, so your code and progress are not kept. Everything else works. Delete data of other sites, or copy your code.',
  } satisfies Record<StorageTrouble, string>,
  damagedProgress:
    'The progress kept in this browser could not be read. It was set aside, nothing of it is deleted, and progress begins anew.',
  newerProgress:
    'A newer firstgrad wrote the progress kept in this browser. It was left alone: what you do here counts until you leave the page. Reload the page to get the newer one.',

  verdict: 'Verdict',
  passed: (count: number) => `All ${count} checks pass.`,
  count: (passed: number, of: number) => `${passed} of ${of} checks pass.`,
  /** Read out by screen readers, so without signs. */
  firstFault: (title: string, message: string) => `First: ${title}. ${message}`,
  status: {
    pass: 'passes',
    fail: 'not yet',
    error: 'cannot be judged',
    timeout: 'takes too long',
  },
  mistake: 'This looks like a known mistake.',
  target: 'target',
  yours: 'yours',
  difference: 'difference',
  numbers: 'numbers',
  more: 'What came, and what should',
  picture: (name: string, shape: string, low: string, high: string) =>
    `${name}, ${shape}: from ${low} to ${high}`,
  part: (index: string) => `part ${index}`,
  printed: 'Your code printed',
  question: 'A question to end with',
  answer: 'Show the answer',

  hints: 'Hints',
  rung: (rung: number, of: number) => `Hint ${rung} of ${of}`,
  gap: '___ is the gap to fill.',
  tryFirst:
    'Try first: the solution is shown once an answer of yours was checked. A hint is a smaller step.',
  solutionTitle: 'One right way',
  solutionNote: 'Compare it with yours; your code stays as it is.',

  noWorker: (command: string) =>
    `The checker could not start: this browser or page allows no Web Workers, or the file was not found. Your code is kept. Press "Check" to try again, or check in a terminal: ${command}`,
  noEval: (command: string) =>
    `This page forbids its checker to run code (a Content-Security-Policy without 'unsafe-eval' for judge-worker.js). Your code is kept; editor, hints and links work. Check in a terminal: ${command}`,
}

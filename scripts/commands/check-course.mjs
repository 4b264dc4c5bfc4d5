// The long form of the course's own check: every experiment runs with three seeds. Some alone:
// `npm run check-course -- --only basics/neuron`.
process.argv.splice(2, 0, 'check-course', '--experiments')
await import('./start.mjs')

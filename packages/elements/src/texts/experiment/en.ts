export const experiment = {
  label: (title: string) => `Experiment: ${title}`,
}

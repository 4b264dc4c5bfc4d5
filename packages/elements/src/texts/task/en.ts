export const task = {
  label: (title: string) => `Task: ${title}`,
}

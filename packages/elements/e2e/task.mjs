/** @type {readonly import('./cases.mjs').Case[]} */
export const taskCases = [
  {
    name: 'task: is there',
    body: '<firstgrad-task exercise="basics/neuron"></firstgrad-task>',
    run: async (page) => {
      await page.waitForFunction("document.querySelector('firstgrad-task').shadowRoot.textContent")
    },
  },
]

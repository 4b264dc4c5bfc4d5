/** @type {readonly import('./cases.mjs').Case[]} */
export const experimentCases = [
  {
    name: 'experiment: is there',
    body: '<firstgrad-experiment exercise="basics/neuron"></firstgrad-experiment>',
    run: async (page) => {
      await page.waitForFunction(
        "document.querySelector('firstgrad-experiment').shadowRoot.textContent",
      )
    },
  },
]

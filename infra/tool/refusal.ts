/** Input or arguments that a tool cannot work with; the message is for the person at the keyboard. */
export class Refusal extends Error {}

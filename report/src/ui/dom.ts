/** Elements without templates: all text goes in as text, so nothing that stands in an advert is ever markup. */

type Child = Node | string | number | null | undefined | false;

interface Props {
  class?: string;
  on?: { [name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[name]) => void };
  style?: Record<string, string>;
  [attribute: string]: unknown;
}

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") for (const [event, listener] of Object.entries(props.on!)) element.addEventListener(event, listener as EventListener);
    else if (name === "style") for (const [property, text] of Object.entries(props.style!)) element.style.setProperty(property, text);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

function append(element: Element, children: Child[]): void {
  for (const child of children) if (child !== null && child !== undefined && child !== false) element.append(child instanceof Node ? child : String(child));
}

/** Puts these in place of what was there. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

const count = new Intl.NumberFormat("en-GB");

export const amount = (n: number): string => count.format(n);

export function plural(n: number, one: string, many = one + "s"): string {
  return `${amount(n)} ${n === 1 ? one : many}`;
}

/** A small sign for a severity: told by shape as well as by colour. */
export function severitySign(severity: string): HTMLElement {
  const shapes: Record<string, string> = { error: "■", warning: "▲", note: "●" };
  return h("span", { class: `sign ${severity}`, "aria-hidden": "true" }, shapes[severity] ?? "●");
}

export function download(name: string, type: string, bytes: BlobPart): void {
  const link = h("a", { href: URL.createObjectURL(new Blob([bytes], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// Whether an element is shown in dark colours: as its page is, which says so by `color-scheme`.

export function isDark(element: Element, theme: "auto" | "light" | "dark"): boolean {
  if (theme === "dark" || theme === "light") return theme === "dark";
  const schemes = getComputedStyle(element).colorScheme.split(" ");
  if (!schemes.includes("dark")) return false;
  return !schemes.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches;
}

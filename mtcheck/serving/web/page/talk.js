/* What the page asks of the server, and tells the person. */
export const recall = (key) => { try { return localStorage.getItem("mtcheck." + key); } catch { return null; } };
export const remember = (key, value) => { try { localStorage.setItem("mtcheck." + key, value); } catch { /* private window */ } };

/* The address holds the token at first, and the key of the article later: neither is ever sent with an address. */
let token = recall("token") || "";
export const arrive = () => {
  const said = location.hash.slice(1);
  if (said && !said.startsWith("a=")) {
    token = said;
    remember("token", token);
    history.replaceState(null, "", "/");
  }
  return said.startsWith("a=") ? said.slice(2) : "";
};

export const ask = async (path, body, signal) => {
  const text = typeof body === "string" || body instanceof Blob;
  const response = await fetch(path, {
    method: "POST",
    headers: { Authorization: "Bearer " + token, "Content-Type": text ? "application/octet-stream" : "application/json" },
    body: text ? body : JSON.stringify(body || {}),
    signal,
  });
  if (!response.ok) {
    const said = await response.json().catch(() => ({}));
    throw new Error(said.problem || `the server says ${response.status}`);
  }
  return response;
};
export const tell = (line) => {
  const place = document.createElement("p");
  place.textContent = line;
  document.getElementById("told").append(place);
  setTimeout(() => place.remove(), 8000);
};
export const hasToken = () => Boolean(token);
export const said = (error) => (error instanceof TypeError ? "The server does not answer: is it still running?" : error.message);
export const trouble = (error) => { if (error.name !== "AbortError") tell(said(error)); };

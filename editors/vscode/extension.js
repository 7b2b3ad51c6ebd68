// Starts `mtcheck serve --lsp` and hands articles to it; all else is in the server.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function made() {
  const settings = vscode.workspace.getConfiguration("mtcheck");
  const server = { command: settings.get("path"), args: ["serve", "--lsp", ...settings.get("arguments")] };
  const documentSelector = settings
    .get("languages")
    .flatMap((language) => ["file", "untitled"].map((scheme) => ({ language, scheme })));
  return new LanguageClient("mtcheck", "mtcheck", server, { documentSelector });
}

async function start() {
  client = made();
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(
      `mtcheck does not start: ${error.message}. Is it installed with pip install 'mtcheck[lsp]'? See mtcheck.path.`,
    );
  }
}

async function stop() {
  const old = client;
  client = undefined;
  if (old && old.needsStop()) await old.stop();
}

async function restart() {
  await stop();
  await start();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("mtcheck.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("mtcheck") && restart()),
  );
  await start();
};

exports.deactivate = stop;

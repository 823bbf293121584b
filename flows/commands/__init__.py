"""One module per command of `newsledger`, imported only when the command is called."""

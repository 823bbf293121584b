"""Whether rows and tables may be published."""

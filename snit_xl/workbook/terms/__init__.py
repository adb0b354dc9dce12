"""Every Swedish word the user sees (ordlista), in one place; the code elsewhere speaks English keys."""

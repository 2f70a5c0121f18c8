"""The people, projects, apps, sites, files, amounts, dates and places that a view names."""

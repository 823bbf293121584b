"""When and in what order: the only folder that imports Prefect or touches the network."""

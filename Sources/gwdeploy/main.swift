print("gwdeploy")

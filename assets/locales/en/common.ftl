app-name = Klankbord

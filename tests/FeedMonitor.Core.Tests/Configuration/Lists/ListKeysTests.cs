namespace FeedMonitor.Configuration.Lists;

public sealed class ListKeysTests : ConfigurationTest
{
    [Fact]
    public void Lists_and_packs_add_their_terms_behind_those_of_the_watchlist()
    {
        Folder.Write("packs/tools.yaml", "name: Tools\nterms: [lathe, drill, saw]\n");
        Folder.Write("lists/firms.csv", "uid;full name\n7;Acme\n");
        Folder.Write("watchlists/engines.yaml", "id: a\nterms: [saw]\npacks: tools\nlists:\n- { file: ../lists/firms.csv, name: Full Name, id: uid, delimiter: ';' }\n");

        var terms = Assert.Single(Load().Watchlists).Terms;

        Assert.Equal([("saw", null), ("lathe", null), ("drill", null), ("\"Acme\"", "7")], terms.Select(term => (term.Text, term.Reference)));
    }

    [Fact]
    public void A_name_that_several_entries_bear_counts_once_for_minTerms()
    {
        Folder.Write("lists/people.csv", "name,id\nIvan Petrov,1\nIvan Petrov,2\n");
        Folder.Write("watchlists/engines.yaml", "id: a\nminTerms: 2\nlists: [{ file: ../lists/people.csv, name: name, id: id }]\n");

        Assert.Equal("watchlists/engines.yaml:2: minTerms is '2', expected 1 to 1, the number of terms", Problem());
    }

    [Fact]
    public void Names_of_one_entry_count_once_for_minTerms()
    {
        Folder.Write("lists/firms.csv", "Acme,Acme Tools\nBolt\n");
        Folder.Write("watchlists/engines.yaml", "id: a\nminTerms: 3\nlists: [{ file: ../lists/firms.csv }]\n");

        Assert.Equal("watchlists/engines.yaml:2: minTerms is '3', expected 1 to 2, the number of terms", Problem());
    }

    [Fact]
    public void A_mistake_in_a_list_or_pack_names_its_own_file()
    {
        Folder.Write("packs/tools.yaml", "name: Tools\nterms:\n- dr*ll\n");
        Folder.Write("watchlists/a.yaml", "id: a\npacks: [tools]\n");
        Folder.Write("watchlists/b.yaml", "id: b\nlists:\n- { file: nowhere.csv }\n");
        Folder.Write("watchlists/c.yaml", "id: c\nlists: [{ file: names.xls }]\n");

        Assert.Equal(
            ["packs/tools.yaml:3: term 'dr*ll': '*' may only end a word, as in microelectronic*", "watchlists/b.yaml:3: the list 'nowhere.csv' is not there, expected a list of names in watchlists/nowhere.csv",
                "watchlists/c.yaml:2: 'names.xls' is no list of names, expected a file that ends in .txt, .csv or .tsv"],
            Problems());
    }

    [Fact]
    public void A_list_may_stand_nowhere_but_in_the_configuration_folder_links_followed()
    {
        using var outside = new FeedMonitor.Testing.TempFolder();
        var secret = outside.Write("secret.txt", "x");
        File.CreateSymbolicLink(Path.Combine(Folder.Path, "link.txt"), secret);
        Folder.Write("watchlists/a.yaml", "id: a\nlists: [{ file: ../link.txt }]\n");
        Folder.Write("watchlists/b.yaml", $"id: b\nlists: [{{ file: {secret} }}]\n");
        Folder.Write("watchlists/c.yaml", "id: c\nlists: [{ file: ../../x.txt }]\n");

        Assert.All(Problems(), problem => Assert.Matches("^watchlists/[abc].yaml:2: the list '.*' stands outside of the configuration folder, expected a file in ", problem));
        Assert.Equal(3, Problems().Count);
    }
}

using System.Text;
using FeedMonitor.Testing;

namespace FeedMonitor.Configuration.Lists;

public sealed class ListFileTests : IDisposable
{
    private static readonly ListColumns Full = new("name", ["aka", "alias 2"], "uid", null);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_name_and_alias_is_a_term_that_carries_the_id()
    {
        var names = Read("uid,name,aka,alias 2\n17,Ivan Petrov,И. Петров,\n18,\"Acme, Inc.\",ACME,Acme Ltd\n", Full);

        Assert.Equal(2, names.Entries);
        Assert.Equal(
            [("\"Ivan Petrov\"", "17", 2), ("\"И. Петров\"", "17", 2), ("\"Acme, Inc.\"", "18", 3), ("\"ACME\"", "18", 3), ("\"Acme Ltd\"", "18", 3)],
            names.Names.Select(name => (name.Term.Text, name.Term.Reference, name.Line)));
    }

    [Theory]
    [InlineData("uid;name\n17;Ivan, Petrov\n")]
    [InlineData("uid\tname\n17\tIvan, Petrov\n")]
    [InlineData("uid|name\r\n17|Ivan, Petrov\r\n")]
    [InlineData("\n\nUID,Name\n\n17,\"Ivan, Petrov\"")]
    public void The_delimiter_is_told_by_the_header_and_blank_lines_are_passed_over(string csv)
    {
        var name = Assert.Single(Read(csv, new ListColumns("name", [], "uid", null)).Names);

        Assert.Equal(("\"Ivan, Petrov\"", "17"), (name.Term.Text, name.Term.Reference));
    }

    [Theory]
    [InlineData("channels.yaml")]
    [InlineData(".env")]
    [InlineData("feeds.opml")]
    public void A_file_that_is_no_list_is_not_shown_as_one(string file)
    {
        var path = folder.Write(file, "secret: s3cret\n");

        var error = Assert.Throws<ConfigurationException>(() => ListFile.Read(path, ListColumns.None));

        Assert.Equal($"{path}: this is no list of names, expected a file that ends in .txt, .csv or .tsv", error.Message);
    }

    [Fact]
    public void Without_headers_the_first_column_is_the_name_by_which_its_aliases_are_known()
    {
        var names = Read("Ivan Petrov,Vanya Petrov\nAcme\n", ListColumns.None);

        Assert.Equal(
            [("\"Ivan Petrov\"", "Ivan Petrov"), ("\"Vanya Petrov\"", "Ivan Petrov"), ("\"Acme\"", null)],
            names.Names.Select(name => (name.Term.Text, name.Term.Reference)));
    }

    [Fact]
    public void A_text_file_has_a_name_a_line_taken_letter_by_letter()
    {
        var path = folder.Write("names.txt", "# who\n\n  Acme, Inc.  \r\nNOT \"the\" AND*\n=WHO\ntitle:x\n");

        Assert.Equal(
            [("\"Acme, Inc.\"", 3), ("\"NOT  the  AND\"", 4), ("\"=WHO\"", 5), ("\"title:x\"", 6)],
            ListFile.Read(path, ListColumns.None).Names.Select(name => (name.Term.Text, name.Line)));
    }

    [Fact]
    public void A_quoted_cell_may_run_over_lines_and_the_rows_behind_it_keep_their_lines()
    {
        var names = Read("uid,name\n17,\"Ivan\nPetrov \"\"the Tall\"\"\"\n18,Acme \"Best\" Tools\n", new ListColumns("name", [], "uid", null));

        Assert.Equal([("17", 2), ("18", 4)], names.Names.Select(name => (name.Term.Reference!, name.Line)));
        Assert.Equal(["ivan", "petrov", "the", "tall"], names.Names[0].Term.Words.Select(word => word.Folded));
        Assert.Equal(["acme", "best", "tools"], names.Names[1].Term.Words.Select(word => word.Folded));
    }

    [Fact]
    public void Short_rows_and_empty_names_are_passed_over()
    {
        var names = Read("uid,name,aka,alias 2\n17\n18,,,\n19,,Vanya\n20,Acme,,,,\n", Full);

        Assert.Equal([("19", "\"Vanya\""), ("20", "\"Acme\"")], names.Names.Select(name => (name.Term.Reference!, name.Term.Text)));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    [InlineData("windows-1251")]
    public void Any_encoding_is_read(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var csv = "name\n" + string.Join('\n', Enumerable.Repeat("Общество с ограниченной ответственностью Ромашка", 20)) + "\n";
        var path = Path.Combine(folder.Path, "names.csv");
        File.WriteAllText(path, csv, Encoding.GetEncoding(encoding));

        Assert.Equal("\"Общество с ограниченной ответственностью Ромашка\"", ListFile.Read(path, new ListColumns("name", [], null, null)).Names[0].Term.Text);
    }

    [Theory]
    [InlineData("uid,full\n1,a\n", ":1: there is no column 'name', expected one of uid, full")]
    [InlineData("uid,name,aka,alias 2\n1,Acme, Inc.,x,y\n", ":2: column 5, 'y': the header has 4 columns only, expected quotation marks around a text with ','")]
    [InlineData("uid,name,aka,alias 2\n\n1,Acme,***,\n", ":3: column 'aka', '***': it holds no letter or digit, expected a word, a \"phrase in quotes\" or a prefix*")]
    [InlineData("uid,name,aka,alias 2\n1,\"Acme,x\n2,b\n", ":2: a quotation mark begins a cell here and does not end it, expected '\"' at the cell's end and \"\" for one in its text")]
    [InlineData("uid,name,aka,alias 2\n1,Acme,x,y,\"z\n2,b\n", ":2: a quotation mark begins a cell here and does not end it, expected '\"' at the cell's end and \"\" for one in its text")]
    [InlineData("uid,name,aka,alias 2\n1,\"Acme\" Inc\n", ":2: a quotation mark begins a cell here and does not end it, expected '\"' at the cell's end and \"\" for one in its text")]
    [InlineData("uid,name,aka,alias 2\n", ": the list holds no name, expected at least one")]
    [InlineData("", ": the list holds no name, expected at least one")]
    public void A_mistake_is_told_with_its_line_and_column(string csv, string expected)
    {
        var error = Assert.Throws<ConfigurationException>(() => Read(csv, Full));

        Assert.Equal(Path.Combine(folder.Path, "names.csv") + expected, error.Message);
    }

    [Fact]
    public void A_hundred_thousand_names_are_read_each()
    {
        var csv = new StringBuilder("uid,name,aka\n");
        for (var i = 0; i < 50_000; i++)
        {
            csv.Append(i).Append(",Ivan Petrov ").Append(i).Append(",\"Petrov, Ivan ").Append(i).Append("\"\n");
        }

        var names = Read(csv.ToString(), new ListColumns("name", ["aka"], "uid", null));

        Assert.Equal((50_000, 100_000), (names.Entries, names.Names.Count));
        Assert.Equal(("49999", 50_001), (names.Names[^1].Term.Reference, names.Names[^1].Line));
    }

    private ListNames Read(string csv, ListColumns columns) => ListFile.Read(folder.Write("names.csv", csv), columns);
}

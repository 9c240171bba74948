using BackupScheduler.Cli.Package;

namespace BackupScheduler.Cli.Tests.Package;

/// <summary>Single values of a template are set in its text, or it is an error.</summary>
public sealed class StampedTemplateTests
{
    private const string Text = """
        # not-packaged
        Parameters:
          # First:
          First:
            Type: String
            Default: not-packaged

            Description: Default: not-packaged
          Second:
            Type: String
          Third:
            Type: String
            Default: ''
        Mappings:
          Package:
            Files:
              # Zip: not-packaged
              Zip: not-packaged
              Other: not-packaged
          Else:
            Files:
              Zip: not-packaged
        Resources:
          First:
            Default: not-packaged

        """;

    [Fact]
    public void One_value_is_set_and_every_other_line_stays()
    {
        var template = new StampedTemplate("t.yaml", Text);
        template.SetFile("Zip", "not-packaged", "b.zip");

        var lines = Text.Split('\n');
        lines[17] = "      Zip: b.zip";
        Assert.Equal(lines, template.Text.Split('\n'));
    }

    [Fact]
    public void What_has_no_default_has_to_be_given() => Assert.Equal(["Second"], new StampedTemplate("t.yaml", Text).Required());

    [Fact]
    public void A_value_that_is_not_there_or_another_is_an_error()
    {
        Assert.EndsWith(
            "expected one line 'Nothing: not-packaged', found none",
            Assert.Throws<PackagingException>(() => new StampedTemplate("t.yaml", Text).SetFile("Nothing", "not-packaged", "x")).Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "expected one line 'Zip: something', found 'Zip: not-packaged'",
            Assert.Throws<PackagingException>(() => new StampedTemplate("t.yaml", Text).SetFile("Zip", "something", "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_stands_twice_is_an_error()
    {
        var twice = Text.Replace("      Other: not", "      Zip: not", StringComparison.Ordinal);
        var refused = Assert.Throws<PackagingException>(() => new StampedTemplate("t.yaml", twice).SetFile("Zip", "not-packaged", "x"));
        Assert.EndsWith("found 'Zip: not-packaged', 'Zip: not-packaged'", refused.Message, StringComparison.Ordinal);
    }
}

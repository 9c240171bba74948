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
        template.SetDefault("First", "not-packaged", "a.zip");
        template.SetFile("Zip", "not-packaged", "b.zip");

        var lines = Text.Split('\n');
        (lines[5], lines[17]) = ("    Default: a.zip", "      Zip: b.zip");
        Assert.Equal(lines, template.Text.Split('\n'));
    }

    [Fact]
    public void What_has_no_default_has_to_be_given() => Assert.Equal(["Second"], new StampedTemplate("t.yaml", Text).Required());

    [Theory]
    [InlineData("Second", "none")]
    [InlineData("Third", "'Default: '''")]
    [InlineData("Nobody", "none")]
    public void A_default_that_is_not_there_or_another_is_an_error(string parameter, string found)
    {
        var refused = Assert.Throws<PackagingException>(() => new StampedTemplate("t.yaml", Text).SetDefault(parameter, "not-packaged", "x"));
        Assert.Equal($"t.yaml: the default of parameter {parameter}: expected one line 'Default: not-packaged', found {found}", refused.Message);
    }

    [Fact]
    public void A_value_that_stands_twice_is_an_error()
    {
        var twice = Text.Replace("      Other: not", "      Zip: not", StringComparison.Ordinal);
        var refused = Assert.Throws<PackagingException>(() => new StampedTemplate("t.yaml", twice).SetFile("Zip", "not-packaged", "x"));
        Assert.EndsWith("found 'Zip: not-packaged', 'Zip: not-packaged'", refused.Message, StringComparison.Ordinal);
    }
}

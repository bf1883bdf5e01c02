using CsCheck;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Matrices;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Matrices;

public sealed class MatrixSelectionSpecs(TaughtCurriculum taught)
{
    [Fact]
    public void Without_a_wish_it_is_every_row_in_the_six_models()
    {
        var matrix = Matrix();
        Assert.Equal(["on-premises", "iaas", "caas", "paas", "faas", "saas"], matrix.Columns.Select(column => column.Place.Id));
        Assert.Equal(taught.Table.Content.Areas, matrix.Sections.Select(section => section.Area));
        Assert.Equal(taught.Table.Content.Responsibilities.Count, matrix.Rows.Count());
        Assert.All(matrix.Rows, row => Assert.Equal(6, row.Cells.Count));
    }

    [Fact]
    public void Places_stand_in_the_order_of_the_wish_each_once_and_their_ids_in_any_case()
    {
        var matrix = Matrix(["Amazon-EC2", "aws-lambda", "amazon-ec2", " PaaS ", ""]);
        Assert.Equal(["Amazon EC2", "AWS Lambda", "PaaS"], matrix.Columns.Select(column => column.Name));
        Assert.Equal(["iaas", "faas", "paas"], matrix.Columns.Select(column => column.Model.Id));
        Assert.Equal(["AWS", "AWS", "the provider"], matrix.Columns.Select(column => column.Provider));
    }

    [Fact]
    public void A_cell_of_a_service_is_its_own_or_that_of_its_nearest_model()
    {
        var cells = Matrix(["amazon-rds"]).Rows.Select(row => row.Cells[0]).ToList();
        Assert.Contains(cells, owned => owned.Cell.Target == "amazon-rds");
        Assert.Contains(cells, owned => owned.Cell.Target == "paas");
        Assert.All(cells, owned => Assert.Equal(taught.Table.Cell(owned.Responsibility.Id, "amazon-rds"), owned.Cell));
    }

    [Fact]
    public void An_area_leaves_its_rows()
    {
        var matrix = Matrix(area: "Identity");
        Assert.Equal(taught.Table.Content.Areas.Single(area => area.Id == "identity").Rows, matrix.Rows.Select(row => row.Responsibility.Id));
    }

    [Theory]
    [InlineData("customer", Owner.Customer)]
    [InlineData("PROVIDER", Owner.Provider)]
    [InlineData("shared", Owner.Shared)]
    [InlineData("depends", Owner.Depends)]
    [InlineData("none", Owner.NotApplicable)]
    public void An_owner_leaves_the_rows_in_which_a_column_has_it(string word, Owner owner)
    {
        var rows = Matrix(owner: word).Rows.ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(Matrix().Rows.Where(row => row.Cells.Any(cell => cell.Owner == owner)).Select(row => row.Responsibility.Id), rows.Select(row => row.Responsibility.Id));
    }

    [Theory]
    [InlineData("backup", "backup-and-restore")]
    [InlineData("veeam", "backup-and-restore")]
    [InlineData("patches os", "guest-os-patching")]
    [InlineData("Classif", "data-classification")]
    [InlineData("Rehearse building the cluster anew", "backup-and-restore")]
    public void Words_find_names_what_people_say_and_what_cells_say(string words, string row) =>
        Assert.Contains(row, Matrix(words: words).Rows.Select(found => found.Responsibility.Id));

    [Fact]
    public void Every_word_must_be_there()
    {
        Assert.NotEmpty(Matrix(words: "veeam").Rows);
        Assert.Empty(Matrix(words: "veeam hovercraft").Rows);
    }

    [Fact]
    public void Words_that_find_nothing_have_rows_and_places_near_them()
    {
        var nearest = MatrixSelection.NearestTo(taught.Current, "os patchng on rds hovercraft");
        Assert.Equal("guest-os-patching", nearest.Rows[0].Id);
        Assert.Equal("amazon-rds", Assert.Single(nearest.Places).Id);
    }

    [Theory]
    [InlineData("amazon-rdss", "amazon-rds")]
    [InlineData("amazon-rsd", "amazon-rds")]
    [InlineData("RDS", "amazon-rds")]
    [InlineData("aws lamda", "aws-lambda")]
    [InlineData("saaas", "saas")]
    public void An_unknown_place_is_named_with_what_may_have_been_meant(string typed, string near)
    {
        var problem = Assert.Single(Selection([typed]).Problems);
        Assert.Equal(("target", typed), (problem.Parameter, problem.Value));
        Assert.Contains($"'{typed}'", problem.Sentence, StringComparison.Ordinal);
        Assert.Equal(near, problem.Near[0].Id);
        Assert.Contains(near, problem.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_is_no_place_but_its_services_are()
    {
        var problem = Assert.Single(Selection(["aws"]).Problems);
        Assert.Contains("'aws' is a provider", problem.Sentence, StringComparison.Ordinal);
        Assert.All(problem.Near, choice => Assert.Equal("aws", Assert.IsType<Service>(taught.Table.Target(choice.Id)).Provider));
    }

    [Fact]
    public void Every_problem_is_named_at_once_and_what_is_known_is_kept()
    {
        var selection = Selection(["amazon-rds", "qwzx"], "fasilities", "custmer");
        Assert.Equal(["target", "area", "owner"], selection.Problems.Select(problem => problem.Parameter));
        Assert.Equal([[], ["facilities"], ["customer"]], selection.Problems.Select(problem => problem.Near.Select(choice => choice.Id)));
        Assert.Contains("facilities, platform, workload", selection.Problems[1].Sentence, StringComparison.Ordinal);
        Assert.Contains("customer, provider, shared, depends, none", selection.Problems[2].Sentence, StringComparison.Ordinal);
        Assert.Equal("amazon-rds", Assert.Single(selection.Targets).Id);
    }

    [Fact]
    public void An_owner_is_known_by_the_word_that_the_page_shows() =>
        Assert.Equal("customer", Assert.Single(Assert.Single(Selection(owner: "you").Problems).Near).Id);

    [Theory]
    [InlineData("responsibility matrix", "/matrix")]
    [InlineData("responsibility matrix for SaaS", "/matrix?target=saas")]
    [InlineData("compare EC2 and Lambda", "/matrix?target=amazon-ec2&target=aws-lambda")]
    public void An_answer_with_columns_leads_to_the_page_with_the_same_ones(string question, string page)
    {
        var reply = QuestionAnswerer.Answer(taught.Current, question, null).Reply;
        Assert.Equal(page, Assert.IsType<Reply.Matrix>(reply).Page);
    }

    [Theory]
    [InlineData("checkout-production")]
    [InlineData("Checkout (production)")]
    [InlineData(" checkout PRODUCTION ")]
    public void A_workload_holds_its_duties_by_its_own_layer_in_its_services_and_in_any_place_that_is_named(string name)
    {
        var matrix = Matrix(Ours, new([], null, null, null) { Workload = name });
        Assert.Equal(["amazon-ec2", "amazon-rds"], matrix.Columns.Select(column => column.Place.Id));
        var patching = matrix.Rows.Single(row => row.Responsibility.Id == "guest-os-patching").Cells[0];
        Assert.Equal((Owner.Provider, Layer.Workload, "Shop team"), (patching.Owner, patching.Cell.Layer, patching.Held?.Role?.Name));

        var named = Matrix(Ours, new(["iaas"], null, null, "patching") { Workload = name });
        Assert.Equal((Owner.Provider, "iaas"), (named.Rows.First(row => row.Responsibility.Id == "guest-os-patching").Cells[0].Owner, Assert.Single(named.Columns).Place.Id));
        var general = Matrix(Ours, new(["amazon-ec2"], null, null, null));
        Assert.Equal(Owner.Customer, general.Rows.Single(row => row.Responsibility.Id == "guest-os-patching").Cells[0].Owner);
    }

    [Theory]
    [InlineData("checkuot-production", "There is no workload 'checkuot-production'. Did you mean checkout-production?")]
    [InlineData("reprts", "There is no workload 'reprts'. Did you mean reports?")]
    [InlineData("report", "There is no workload 'report'. Did you mean reports?")]
    [InlineData("hovercraft", "There is no workload 'hovercraft'.")]
    [InlineData("checkout", "There are 2 workloads 'checkout'; name one by its id. Did you mean checkout-production or checkout-test?")]
    public void A_workload_that_is_not_known_or_is_there_twice_is_named_with_what_may_have_been_meant(string typed, string says)
    {
        var problem = Assert.Single(MatrixSelection.Read(Ours, new([], null, null, null) { Workload = typed }).Problems);
        Assert.Equal(("workload", says), (problem.Parameter, problem.ToText()));
    }

    [Fact]
    public void Where_nobody_named_a_workload_that_is_said()
    {
        var problem = Assert.Single(MatrixSelection.Read(taught.Current, new([], null, null, null) { Workload = "checkout" }).Problems);
        Assert.Equal("There is no workload 'checkout', and no other one: the organisation has none yet. Leave it out, or import an inventory.", problem.ToText());
    }

    [Fact]
    public void Whatever_is_typed_gives_a_matrix_or_problems()
    {
        var ours = Ours;
        Gen.String[Gen.Char, 0, 80].Array[4].Sample(
            typed =>
            {
                var selection = MatrixSelection.Read(ours, new([typed[0], typed[1]], typed[2], null, typed[3]) { Workload = typed[0] });
                Assert.All(selection.Problems, problem => Assert.InRange(problem.Value.Length, 1, 61));
                _ = ResponsibilityMatrix.Of(taught.Table, selection, ours.Held);
            },
            iter: 30,
            threads: 1);
    }

    /// <summary>What holds in a tenant with three workloads, for one of which the provider patches machines.</summary>
    private Curriculum Ours => OrganisationCurricula.Lay(
        taught.Current,
        new(
            [new("shop", "Shop team", null)],
            [new() { Id = "w", Layer = Layer.Workload, Workload = "checkout-production", Responsibility = "guest-os-patching", Owner = Owner.Provider, Reason = "TICKET-1", Approver = "Ada", Since = new(2026, 1, 1) }],
            [
                new("checkout-production", "Checkout", "production", ["amazon-ec2", "amazon-rds"], "shop"), new("checkout-test", "Checkout", "test", ["amazon-ec2"], null),
                new("reports", "Reports", "", ["saas"], null),
            ]),
        new(2026, 11, 26));

    private static ResponsibilityMatrix Matrix(Curriculum ours, MatrixRequest request)
    {
        var selection = MatrixSelection.Read(ours, request);
        Assert.Empty(selection.Problems);
        return ResponsibilityMatrix.Of(ours.Table, selection, ours.Held);
    }

    private ResponsibilityMatrix Matrix(string[]? targets = null, string? area = null, string? owner = null, string? words = null)
    {
        var selection = Selection(targets, area, owner, words);
        Assert.Empty(selection.Problems);
        return ResponsibilityMatrix.Of(taught.Table, selection);
    }

    private MatrixSelection Selection(string[]? targets = null, string? area = null, string? owner = null, string? words = null) =>
        MatrixSelection.Read(taught.Current, new MatrixRequest(targets ?? [], area, owner, words));
}

namespace ClinicalAssistant.Knowledge;

/// <summary>Inputs that many calculators share, each with its unit, its physiological range and where it is read from.</summary>
internal static class StandardInputs
{
    private static readonly string[] HeartFailureWords = ["heart failure", "left ventricular dysfunction", "cardiomyopathy", "hfref", "hfpef", "chf", "ccf"];

    public static readonly CalculatorInput SexInput = new("sex", "Sex", InputKind.Choice) { Choices = ["male", "female"] };

    public static readonly CalculatorInput Weight = new("weight", "Body weight", InputKind.Quantity) { Unit = "kg", Minimum = 0.3m, Maximum = 450, Units = ["[lb_av]", "g"], Analyte = "body-weight" };

    public static readonly CalculatorInput Height = new("height", "Height", InputKind.Quantity) { Unit = "cm", Minimum = 20, Maximum = 260, UnitlessMinimum = 100, Units = ["m", "[in_i]", "[ft_i]"], QuestionWords = ["height", "ht"] };

    public static readonly CalculatorInput Creatinine = new("creatinine", "Serum creatinine", InputKind.Quantity) { Unit = "mg/dL", Minimum = 0.1m, Maximum = 40, UnitlessMaximum = 20, Units = ["umol/L"], Substance = "creatinine", Analyte = "creatinine" };

    public static readonly CalculatorInput Sodium = Ion("sodium", "Serum sodium", 90, 210);

    public static readonly CalculatorInput Potassium = Ion("potassium", "Serum potassium", 1, 12);

    public static readonly CalculatorInput Chloride = Ion("chloride", "Serum chloride", 50, 180);

    public static readonly CalculatorInput Bicarbonate = Ion("bicarbonate", "Serum bicarbonate", 1, 60);

    public static readonly CalculatorInput Albumin = new("albumin", "Serum albumin", InputKind.Quantity) { Unit = "g/dL", Minimum = 0.5m, Maximum = 8, Units = ["g/L"], Analyte = "albumin" };

    public static readonly CalculatorInput Bilirubin = new("bilirubin", "Total bilirubin", InputKind.Quantity) { Unit = "mg/dL", Minimum = 0.01m, Maximum = 90, UnitlessMaximum = 25, Units = ["umol/L"], Substance = "bilirubin", Analyte = "bilirubin" };

    public static readonly CalculatorInput Calcium = new("calcium", "Total serum calcium", InputKind.Quantity) { Unit = "mg/dL", Minimum = 3, Maximum = 25, Units = ["mmol/L", "meq/L"], Substance = "calcium", Analyte = "calcium" };

    public static readonly CalculatorInput Glucose = new("glucose", "Glucose", InputKind.Quantity) { Unit = "mg/dL", Minimum = 5, Maximum = 3000, UnitlessMinimum = 35, Units = ["mmol/L"], Substance = "glucose", Analyte = "glucose" };

    /// <summary>Urea nitrogen by mass; urea in mmol/L converts.</summary>
    public static readonly CalculatorInput Bun = new("bun", "Blood urea nitrogen", InputKind.Quantity) { Unit = "mg/dL", Minimum = 1, Maximum = 350, UnitlessMinimum = 4, Units = ["mmol/L"], Substance = "urea-nitrogen", Analyte = "urea" };

    /// <summary>Urea by amount; urea nitrogen in mg/dL converts.</summary>
    public static readonly CalculatorInput Urea = new("urea", "Urea (or blood urea nitrogen in mg/dL)", InputKind.Quantity) { Unit = "mmol/L", Minimum = 0.3m, Maximum = 125, UnitlessMaximum = 60, Units = ["mg/dL"], Substance = "urea-nitrogen", Analyte = "urea" };

    public static readonly CalculatorInput Inr = new("inr", "INR", InputKind.Quantity) { Unit = "1", Minimum = 0.5m, Maximum = 20, Analyte = "inr" };

    public static readonly CalculatorInput Systolic = new("systolic", "Systolic blood pressure", InputKind.Quantity) { Unit = "mm[Hg]", Minimum = 20, Maximum = 320, Units = ["kPa"], Analyte = "systolic-blood-pressure" };

    public static readonly CalculatorInput Diastolic = new("diastolic", "Diastolic blood pressure", InputKind.Quantity) { Unit = "mm[Hg]", Minimum = 5, Maximum = 220, Units = ["kPa"], Analyte = "diastolic-blood-pressure" };

    public static readonly CalculatorInput HeartRate = new("heart_rate", "Heart rate", InputKind.Quantity) { Unit = "/min", Minimum = 10, Maximum = 320, Analyte = "heart-rate" };

    public static readonly CalculatorInput RespiratoryRate = new("respiratory_rate", "Respiratory rate", InputKind.Quantity) { Unit = "/min", Minimum = 1, Maximum = 120, Analyte = "respiratory-rate" };

    public static readonly CalculatorInput Temperature = new("temperature", "Body temperature", InputKind.Quantity) { Unit = "Cel", Minimum = 15, Maximum = 46, Units = ["[degF]"], Analyte = "body-temperature" };

    public static readonly CalculatorInput Saturation = new("saturation", "Oxygen saturation", InputKind.Quantity) { Unit = "%", Minimum = 20, Maximum = 100, Analyte = "oxygen-saturation" };

    public static readonly CalculatorInput Gcs = new("gcs", "Glasgow Coma Scale", InputKind.Quantity) { Unit = "{score}", Minimum = 3, Maximum = 15, Whole = true, Analyte = "glasgow-coma-scale" };

    public static readonly CalculatorInput Haemoglobin = new("haemoglobin", "Haemoglobin", InputKind.Quantity) { Unit = "g/dL", Minimum = 1, Maximum = 26, Units = ["g/L", "mmol/L"], Substance = "haemoglobin", Analyte = "haemoglobin" };

    public static readonly CalculatorInput Haematocrit = new("haematocrit", "Haematocrit", InputKind.Quantity) { Unit = "%", Minimum = 3, Maximum = 80, Units = ["1"], QuestionWords = ["hct", "haematocrit", "hematocrit"] };

    public static readonly CalculatorInput Platelets = new("platelets", "Platelet count", InputKind.Quantity) { Unit = "10*9/L", Minimum = 0.5m, Maximum = 3000, UnitlessMinimum = 2, Units = ["/uL"], Analyte = "platelets" };

    public static readonly CalculatorInput WhiteCells = new("white_cells", "White cell count", InputKind.Quantity) { Unit = "10*9/L", Minimum = 0.01m, Maximum = 900, UnitlessMaximum = 300, Units = ["/uL"], Analyte = "white-cell-count" };

    public static readonly CalculatorInput Pao2 = new("pao2", "Arterial oxygen pressure (PaO2)", InputKind.Quantity) { Unit = "mm[Hg]", Minimum = 15, Maximum = 750, UnitlessMinimum = 25, Units = ["kPa"], Analyte = "pao2" };

    public static readonly CalculatorInput Paco2 = new("paco2", "Arterial carbon dioxide pressure (PaCO2)", InputKind.Quantity) { Unit = "mm[Hg]", Minimum = 5, Maximum = 200, UnitlessMinimum = 11, Units = ["kPa"], Analyte = "paco2" };

    public static readonly CalculatorInput Fio2 = new("fio2", "Fraction of inspired oxygen (FiO2)", InputKind.Quantity) { Unit = "%", Minimum = 15, Maximum = 100, Units = ["1"], QuestionWords = ["fio2"] };

    public static readonly CalculatorInput Ph = new("ph", "Arterial pH", InputKind.Quantity) { Unit = "1", Minimum = 6.3m, Maximum = 8, Analyte = "arterial-ph" };

    public static readonly CalculatorInput Ast = new("ast", "Aspartate aminotransferase (AST)", InputKind.Quantity) { Unit = "U/L", Minimum = 1, Maximum = 30000, Analyte = "ast" };

    public static readonly CalculatorInput Alt = new("alt", "Alanine aminotransferase (ALT)", InputKind.Quantity) { Unit = "U/L", Minimum = 1, Maximum = 30000, Analyte = "alt" };

    public static readonly CalculatorInput TotalCholesterol = Lipid("total_cholesterol", "Total cholesterol", "cholesterol", "total-cholesterol", 40, 1500);

    public static readonly CalculatorInput Hdl = Lipid("hdl", "HDL cholesterol", "cholesterol", "hdl-cholesterol", 3, 200);

    public static readonly CalculatorInput Triglycerides = Lipid("triglycerides", "Triglycerides", "triglycerides", "triglycerides", 10, 12000);

    public static readonly CalculatorInput LastPeriod = new("last_period", "First day of the last period", InputKind.Date) { QuestionWords = ["lmp", "last menstrual period", "last period", "first day of the last period"] };

    public static readonly CalculatorInput HeartFailure = Yes("heart_failure", "Heart failure or left ventricular dysfunction", HeartFailureWords) with { Findings = ["CA:known-heart-failure"], RecordWords = HeartFailureWords };

    public static readonly CalculatorInput Hypertension = Yes("hypertension", "Hypertension", "hypertension", "hypertensive", "htn", "high blood pressure") with
    {
        Findings = ["CA:hypertension-history"],
        RecordWords = ["hypertension", "hypertensive", "htn"],
        RecordExceptions = ["pulmonary", "portal", "intracranial", "ocular", "gestational", "white coat"],
    };

    public static readonly CalculatorInput Diabetes = Yes("diabetes", "Diabetes mellitus", "diabetes", "diabetic", "t2dm", "t1dm", "dm") with { Findings = ["CA:diabetes"], RecordWords = ["diabetes", "t2dm", "t1dm"], RecordExceptions = ["insipidus", "gestational"] };

    public static readonly CalculatorInput PreviousVte = Yes("previous_vte", "Previous pulmonary embolism or deep vein thrombosis", "previous dvt", "previous pe", "previous vte", "prior dvt", "prior pe", "prior vte", "history of dvt", "history of pe", "history of vte", "hx of dvt", "hx of pe", "previous pulmonary embolism", "previous deep vein thrombosis") with
    {
        Findings = ["CA:previous-vte"],
        RecordWords = ["pulmonary embolism", "deep vein thrombosis", "dvt"],
    };

    public static readonly CalculatorInput Haemoptysis = Yes("haemoptysis", "Haemoptysis", "haemoptysis", "hemoptysis", "coughing up blood") with { Findings = ["HP:0002105"] };

    /// <summary>Age in years; outside the range the result carries a caution.</summary>
    public static CalculatorInput Age(decimal? from = 18, decimal? to = null) => new("age", "Age", InputKind.Quantity) { Unit = "a", Minimum = 0, Maximum = 125, ApplicableFrom = from, ApplicableTo = to, Units = ["mo", "wk", "d"] };

    /// <summary>A yes/no item with the words of a question that answer it.</summary>
    public static CalculatorInput Yes(string name, string label, params string[] words) => new(name, label, InputKind.YesNo) { QuestionWords = words, RecordWords = words };

    /// <summary>A choice.</summary>
    public static CalculatorInput OneOf(string name, string label, params string[] choices) => new(name, label, InputKind.Choice) { Choices = choices };

    /// <summary>Points of an item, a whole number from zero.</summary>
    public static CalculatorInput Item(string name, string label, int maximum) => new(name, label, InputKind.Quantity) { Unit = "{score}", Minimum = 0, Maximum = maximum, Whole = true };

    /// <summary>A date.</summary>
    public static CalculatorInput Day(string name, string label) => new(name, label, InputKind.Date);

    private static CalculatorInput Ion(string id, string label, decimal minimum, decimal maximum) => new(id, label, InputKind.Quantity) { Unit = "mmol/L", Minimum = minimum, Maximum = maximum, Units = ["meq/L"], Substance = id, Analyte = id };

    private static CalculatorInput Lipid(string name, string label, string substance, string analyte, decimal minimum, decimal maximum) =>
        new(name, label, InputKind.Quantity) { Unit = "mg/dL", Minimum = minimum, Maximum = maximum, UnitlessMinimum = Math.Max(minimum, 12), Units = ["mmol/L"], Substance = substance, Analyte = analyte };
}

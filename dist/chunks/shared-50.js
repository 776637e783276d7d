module.exports=require("../hunkguard.js")("./shared-50.js");
